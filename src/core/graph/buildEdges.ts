/** The edges of one scope, and the small nodes that they need: ends, and stubs for targets that do not exist. */
import { isJsonObject, type Json } from '../base/json';
import type { Scope, ScopeId, State, StateId, Transition } from '../asl/model';
import type { GraphEdge, GraphNode } from './graph';
import { fontSizes, stubSize, terminalSizes } from './nodeShape';
import { ruleWords, shorterWords } from './ruleWords';
import { fitText, textWidth } from './textWidth';
import { wrapWords } from './wrapText';

/** What the nodes of a scope have in common. */
export type ScopeBase = { readonly scopeId: ScopeId; readonly parent?: string };

type Label = Pick<GraphEdge, 'label' | 'labelLines' | 'detail'>;

const widestRule = 190;
const widestErrors = 150;
/** On the canvas a label has so many lines at most; the rest is in its tooltip. */
const mostLines = 3;

/** Builds the edges of a scope in the author's order, with the stubs and ends they lead to. */
export function buildScopeEdges(
  scope: Scope,
  isRoot: boolean,
  base: ScopeBase,
  isPicture: boolean,
): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] } {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const add = (transition: Transition, source: string, label: Label): void => {
    let target: string | undefined = transition.target;
    if (target === undefined) {
      target = `${transition.id}#stub`;
      nodes.push({
        ...base,
        id: target,
        kind: 'stub',
        title: transition.targetName,
        subtitle: 'does not exist',
        glyph: 'unknown',
        ...stubSize(transition.targetName),
      });
    }
    edges.push({
      id: transition.id,
      kind: transition.kind,
      transitionId: transition.id,
      source,
      target,
      scopeId: scope.id,
      ...label,
    });
  };
  if (scope.startAt) add(scope.startAt, `${scope.id}#start`, {});
  for (const state of scope.states) {
    const labels = labelsOf(state, isPicture);
    state.transitions.forEach((transition, i) => add(transition, state.id, labels[i] ?? {}));
  }

  const shared = sharedEnds(scope);
  for (const state of scope.states) {
    const word = endWord(state);
    if (word === undefined) continue;
    const target = `${shared.get(state.id) ?? state.id}#end`;
    edges.push({ id: `${state.id}#end`, kind: 'end', source: state.id, target, scopeId: scope.id });
    if (target !== `${state.id}#end`) continue;
    nodes.push({
      ...base,
      id: target,
      kind: 'end',
      title: isRoot ? word : '',
      subtitle: '',
      glyph: word === 'End' ? 'end' : 'fail',
      ...terminalSizes(isRoot, word),
    });
  }
  return { nodes, edges };
}

/** The word on the end that a state leads to, if the scope ends with it. */
function endWord(state: State): 'End' | 'Failed' | undefined {
  if (state.type === 'Fail') return 'Failed';
  if (state.type === 'Succeed') return 'End';
  const goesOn = state.type === 'Choice' || state.transitions.some(({ kind }) => kind === 'next');
  return state.fields['End'] === true && !goesOn ? 'End' : undefined;
}

/**
 * States that one Choice alone leads to, that all end, and that are next to each other among its ways, share the End of
 * the first of them.
 */
function sharedEnds(scope: Scope): ReadonlyMap<StateId, StateId> {
  const sources = new Map<StateId, Set<string>>();
  const all = [...(scope.startAt ? [scope.startAt] : []), ...scope.states.flatMap((state) => state.transitions)];
  for (const { target, from } of all) {
    if (target === undefined) continue;
    const known = sources.get(target);
    if (known) known.add(from);
    else sources.set(target, new Set([from]));
  }
  const ends = new Set<string>(
    scope.states.filter((state) => endWord(state) === 'End' && sources.get(state.id)?.size === 1).map(({ id }) => id),
  );
  const shared = new Map<StateId, StateId>();
  for (const { type, transitions } of scope.states) {
    if (type !== 'Choice') continue;
    let first: StateId | undefined;
    for (const { target } of transitions) {
      if (target === undefined || !ends.has(target)) first = undefined;
      else if (first === undefined) first = shared.get(target) ?? target;
      else if (first !== target && !shared.has(target)) shared.set(target, first);
    }
  }
  return shared;
}

const labelsOnCanvas = new WeakMap<State, readonly Label[]>();
const labelsInPictures = new WeakMap<State, readonly Label[]>();

/** The labels of a state's transitions; made once for as long as the state keeps its object. */
function labelsOf(state: State, isWhole: boolean): readonly Label[] {
  const labels = isWhole ? labelsInPictures : labelsOnCanvas;
  let known = labels.get(state);
  if (!known) {
    known = state.transitions.map((transition) => labelOf(state, transition, isWhole ? inLines : shorten));
    labels.set(state, known);
  }
  return known;
}

/** Makes a label of a text and its shorter forms, within a width. */
type MakeLabel = (text: string, maxPx: number, shorter: readonly string[], comment?: string) => Label;

function labelOf(state: State, { kind, index }: Transition, make: MakeLabel): Label {
  switch (kind) {
    case 'default':
      return { label: 'otherwise' };
    case 'choice': {
      const rule = itemOf(state.fields['Choices'], index);
      const text = isJsonObject(rule) ? ruleWords(rule) : '';
      const comment = isJsonObject(rule) && typeof rule['Comment'] === 'string' ? rule['Comment'] : '';
      return make(text === '' ? `rule ${(index ?? 0) + 1}` : text, widestRule, shorterWords(text), comment);
    }
    case 'catch': {
      const catcher = itemOf(state.fields['Catch'], index);
      const errors =
        isJsonObject(catcher) && Array.isArray(catcher['ErrorEquals'])
          ? catcher['ErrorEquals'].filter((error) => typeof error === 'string')
          : [];
      return make(
        errors.length === 0 ? 'no errors' : errors.join(', '),
        widestErrors,
        errors.length > 1 ? [`${errors[0]} +${errors.length - 1}`] : [],
      );
    }
    case 'start':
    case 'next':
      return {};
  }
}

function itemOf(list: Json | undefined, index: number | undefined): Json | undefined {
  return Array.isArray(list) && index !== undefined ? (list as readonly Json[])[index] : undefined;
}

/**
 * The text, or the first of its shorter forms that fits one line; where none
 * does, the text in lines, as many as the canvas allows.
 */
function shorten(text: string, maxPx: number, shorter: readonly string[], comment = ''): Label {
  const chosen = [text, ...shorter].find((words) => textWidth(words, fontSizes.label) <= maxPx);
  const detail = comment === '' ? text : `${comment}\n${text}`;
  if (chosen !== undefined) return detail === chosen ? { label: chosen } : { label: chosen, detail };
  const whole = inLines(text, maxPx, shorter, comment);
  const lines = whole.labelLines ?? [text];
  if (lines.length <= mostLines) return whole;
  const kept = lines.slice(0, mostLines - 1);
  const labelLines = [...kept, fitText(text.slice(kept.join('').length), maxPx, fontSizes.label, 'bold')];
  return { label: labelLines.join(''), labelLines, detail };
}

/** The whole text, in as many lines as it takes. */
function inLines(text: string, maxPx: number, _shorter: readonly string[] = [], comment = ''): Label {
  const lines = wrapWords(text, maxPx, fontSizes.label, 'bold');
  return {
    label: text,
    ...(lines.length < 2 ? {} : { labelLines: lines }),
    ...(comment === '' ? {} : { detail: `${comment}\n${text}` }),
  };
}
