/** Arrows as sentences, for readers of the screen: what an arrow is, when it is taken, where it leads. */
import type { Machine, State, StateId, Transition } from '../../core/asl/model';
import { isJsonObject, type Json } from '../../core/base/json';
import { insideOfState, insideInWords } from './stateInWords';
import type { GraphEdge } from '../../core/graph/graph';
import { ruleWords } from '../../core/graph/ruleWords';

/** An arrow of the drawing with the names of the states at its ends. */
type NamedEdge = {
  readonly edge: Pick<GraphEdge, 'kind' | 'source' | 'target' | 'transitionId'>;
  readonly fromName: string;
  readonly toName: string;
};

/**
 * The whole of an arrow: `Rule 1, if $.order.region is "A", to CreateOrderA,
 * taken`. `taken`: how often by the shown run.
 */
export function arrowInWords(state: State, transition: Transition, taken?: number): string {
  const { kind, targetName, target } = transition;
  const parts = [
    kindWords(transition),
    conditionOf(state, transition),
    targetName === '' ? 'to nothing' : `to ${targetName}`,
  ];
  if (target === undefined && targetName !== '' && kind !== 'start') parts.push('no such state');
  return [...parts, takenWords(taken)].filter(Boolean).join(', ');
}

/**
 * An arrow of the drawing as a sentence with the state that it leaves; '' for the ends, which states say themselves.
 */
export function edgeInWords(machine: Machine, { edge, fromName, toName }: NamedEdge, taken?: number): string {
  if (edge.kind === 'end') return '';
  const state = machine.states.get(edge.source as StateId); // the source of such an arrow is a state or a start
  const transition = state?.transitions.find(({ id }) => id === edge.transitionId);
  if (state && transition) return `${fromName}: ${arrowInWords(state, transition, taken)}`;
  const inside = insideOfState(machine, edge.target as StateId); // as above
  const where = inside && (inside.part === 'item' ? `of each item ${insideInWords(inside)}` : insideInWords(inside));
  return [['Start', where].filter(Boolean).join(' '), `to ${toName}`, takenWords(taken)].filter(Boolean).join(', ');
}

/** How often an arrow was taken: `taken`, `taken 3 times`, `not taken`; '' while no run is shown. */
function takenWords(taken: number | undefined): string {
  if (taken === undefined) return '';
  if (taken === 0) return 'not taken';
  return taken === 1 ? 'taken' : `taken ${taken} times`;
}

/**
 * More rules or catchers than this are counted in the sentence of their state; each has a row and an arrow of its own.
 */
const mostTold = 5;

/**
 * All ways out of a state with their conditions, one phrase for each: `if $.a
 * is null to A`, `otherwise to C`, `on error States.ALL to Refund`.
 */
export function fullWaysInWords(state: State): readonly string[] {
  const told = (kind: Transition['kind'], more: string, phrase: (transition: Transition) => string): string[] => {
    const all = state.transitions.filter((transition) => transition.kind === kind);
    const rest = all.length - mostTold;
    return [
      ...all.slice(0, mostTold).map(phrase),
      ...(rest > 0 ? [`and ${rest} more ${more}${rest === 1 ? '' : 's'}`] : []),
    ];
  };
  const to = ({ targetName }: Transition): string => `to ${targetName || 'nothing'}`;
  const onward = [
    ...told('next', 'way', (transition) => `goes ${to(transition)}`),
    ...told(
      'choice',
      'rule',
      (transition) => `${conditionOf(state, transition) || kindWords(transition).toLowerCase()} ${to(transition)}`,
    ),
    ...told('default', 'way', (transition) => `otherwise ${to(transition)}`),
  ];
  const ends = state.fields['End'] === true || state.type === 'Succeed' || state.type === 'Fail';
  const onError = told(
    'catch',
    'catcher',
    (transition) =>
      `on error ${[errorsOf(state.fields['Catch'], transition.index), to(transition)].filter(Boolean).join(' ')}`,
  );
  return [...onward, ...onError, ...retriesInWords(state), ...(onward.length === 0 && ends ? ['ends'] : [])];
}

/** What is tried again: `retries States.Timeout up to 3 times`. */
function retriesInWords({ fields }: State): readonly string[] {
  const retriers = Array.isArray(fields['Retry']) ? (fields['Retry'] as readonly Json[]) : []; // an array of JSON
  return retriers.slice(0, mostTold).map((retrier, index) => {
    const most = isJsonObject(retrier) ? retrier['MaxAttempts'] : undefined;
    const times = typeof most === 'number' ? most : 3; // as the language says
    return `retries ${errorsOf(retriers, index) || 'errors'} ${times === 1 ? 'once' : `up to ${times} times`}`;
  });
}

function kindWords({ kind, index }: Transition): string {
  const nth = index === undefined ? '' : ` ${index + 1}`;
  return { start: 'Start', next: 'Next', choice: `Rule${nth}`, default: 'Otherwise', catch: `Catcher${nth}` }[kind];
}

function conditionOf({ fields }: State, { kind, index }: Transition): string {
  if (kind === 'catch') {
    const errors = errorsOf(fields['Catch'], index);
    return errors === '' ? '' : `on error ${errors}`;
  }
  const rule =
    kind === 'choice' && Array.isArray(fields['Choices'])
      ? (fields['Choices'] as readonly Json[])[index ?? -1]
      : undefined; // an array of JSON
  const words = isJsonObject(rule) ? ruleWords(rule) : '';
  return words === '' ? '' : `if ${words}`;
}

/** The errors of a catcher or retrier in a list: `States.Timeout or States.TaskFailed`. */
function errorsOf(list: Json | readonly Json[] | undefined, index: number | undefined): string {
  const item = Array.isArray(list) ? (list as readonly Json[])[index ?? -1] : undefined; // an array of JSON
  const errors = isJsonObject(item) ? item['ErrorEquals'] : undefined;
  return Array.isArray(errors) ? errors.filter((error) => typeof error === 'string').join(' or ') : '';
}
