/**
 * What a person means by typing a sentence into the command palette: "add Wait after Validate", "rename Charge to Pay",
 * "delete Charge", "connect Charge to Ship", "wrap Charge in Map". Each reading is offered as a thing to choose.
 */
import { stateTypes } from '../../core/asl/stateTypes';
import { addTransition, connect } from '../../core/asl/edit/connect';
import { changeType } from '../../core/asl/edit/changeType';
import { removeStates } from '../../core/asl/edit/removeStates';
import { renameState } from '../../core/asl/edit/renameState';
import type { VerbResult } from '../../core/asl/edit/verb';
import { wrapStates } from '../../core/asl/edit/wrapStates';
import type { Machine, State } from '../../core/asl/model';
import type { SdkNames } from '../../core/asl/sdk/readSdkNames';
import type { Session } from '../stores/session';
import { applyVerb } from './applyVerb';
import { findInsertables, type Insertable } from './insertables';
import { placeBeside, placeOfSelection } from './selected';

/** One reading of a typed sentence. */
export type TypedVerb = {
  readonly id: string;
  readonly label: string;
  readonly run: (session: Session) => void;
};

const maxReadings = 4;

/**
 * The readings of a sentence for a machine, the likeliest first; none when it is not a sentence of these. Where the
 * names of AWS SDK calls are given, each of them can be added.
 */
export function readTypedVerb(typed: string, machine: Machine, sdkNames?: SdkNames): readonly TypedVerb[] {
  const text = typed.trim().replaceAll(/\s+/g, ' ');
  return readers.flatMap((read) => read(text, machine, sdkNames)).slice(0, maxReadings * 2);
}

/**
 * The states whose name is, begins with, or holds what was typed, in that order; all of them when nothing was typed.
 */
export function findStates(machine: Machine, typed: string): readonly State[] {
  const wanted = unquote(typed).toLowerCase();
  const score = ({ name }: State): number => {
    const lower = name.toLowerCase();
    return lower === wanted ? 3 : lower.startsWith(wanted) ? 2 : lower.includes(wanted) ? 1 : 0;
  };
  const scored = [...machine.states.values()]
    .map((state) => ({ state, points: score(state) }))
    .filter(({ points }) => points > 0);
  return scored.sort((a, b) => b.points - a.points).map(({ state }) => state);
}

const readers: readonly ((text: string, machine: Machine, sdkNames?: SdkNames) => readonly TypedVerb[])[] = [
  (text, machine, sdkNames) => {
    const [, what, side, name] = /^(?:add|insert|put) (.+?) (after|before)(?: (.+))?$/i.exec(text) ?? [];
    if (what === undefined || side === undefined) return [];
    const where = side.toLowerCase() === 'before' ? 'before' : 'after';
    // A sentence that ends here is still being typed: every state could be meant.
    const [states, items] =
      name === undefined
        ? [findStates(machine, ''), insertablesCalled(what, sdkNames).slice(0, 1)]
        : [findStates(machine, name).slice(0, 2), insertablesCalled(what, sdkNames)];
    return states.flatMap((state) =>
      items.map((item) =>
        verbOf(`add:${item.id}:${where}:${state.id}`, `Add ${item.label} ${where} "${state.name}"`, (now) =>
          item.insert(now, placeBeside(state, where)),
        ),
      ),
    );
  },
  (text, _machine, sdkNames) => {
    const [, what] = /^(?:add|insert|put) (.+)$/i.exec(text) ?? [];
    if (what === undefined || / (?:after|before)(?: |$)/i.test(text)) return [];
    return insertablesCalled(what, sdkNames).map((item) => ({
      id: `add:${item.id}`,
      label: `Add ${item.label}`,
      run: (session) => void applyVerb(session, (machine) => item.insert(machine, placeOfSelection(session)), 'canvas'),
    }));
  },
  (text, machine) => {
    const [, name, newName] = /^rename (.+?) (?:to|as) (.+)$/i.exec(text) ?? [];
    if (name === undefined || newName === undefined) return [];
    const wanted = unquote(newName);
    return found(machine, name, (state) => [
      `Rename "${state.name}" to "${wanted}"`,
      (now) => renameState(now, state.id, wanted),
    ]);
  },
  (text, machine) => {
    const [, name] = /^(?:delete|remove) (.+)$/i.exec(text) ?? [];
    return name === undefined
      ? []
      : found(machine, name, (state) => [`Delete "${state.name}"`, (now) => removeStates(now, [state.id])]);
  },
  (text, machine) => {
    const [, name, target] = /^connect (.+?) (?:to|with) (.+)$/i.exec(text) ?? [];
    const [to] = target === undefined ? [] : findStates(machine, target);
    if (name === undefined || !to) return [];
    return found(machine, name, (state) => [
      `Connect "${state.name}" to "${to.name}"`,
      (now) => connectStates(now, state, to.name),
    ]);
  },
  (text, machine) => {
    const [, name, typed] = /^wrap (.+?) in (?:a )?(parallel|map)$/i.exec(text) ?? [];
    if (name === undefined || typed === undefined) return [];
    const type = typed.toLowerCase() === 'map' ? 'Map' : 'Parallel';
    return found(machine, name, (state) => [
      `Wrap "${state.name}" in a ${type}`,
      (now) => wrapStates(now, [state.id], type),
    ]);
  },
  (text, machine) => {
    const [, name, typed] = /^(?:change|turn|make) (.+?) (?:to|into) (?:an? )?(\w+)$/i.exec(text) ?? [];
    const type = stateTypes.find((known) => known.toLowerCase() === typed?.toLowerCase());
    return name === undefined || !type
      ? []
      : found(machine, name, (state) => [
          `Change "${state.name}" to a ${type}`,
          (now) => changeType(now, state.id, type),
        ]);
  },
];

/** What is meant by a word for something to add: its name, if something is called so; else whatever the word finds. */
function insertablesCalled(what: string, sdkNames: SdkNames | undefined): readonly Insertable[] {
  const { items } = findInsertables(what, sdkNames);
  const wanted = what.toLowerCase();
  const named = items.filter(({ label }) => label.toLowerCase().includes(wanted));
  return (named.length > 0 ? named : items).slice(0, maxReadings);
}

function found(
  machine: Machine,
  name: string,
  make: (state: State) => readonly [string, (machine: Machine) => VerbResult],
): readonly TypedVerb[] {
  return findStates(machine, name)
    .slice(0, maxReadings)
    .map((state) => {
      const [label, verb] = make(state);
      return verbOf(`${label}:${state.id}`, label, verb);
    });
}

function verbOf(id: string, label: string, verb: (machine: Machine) => VerbResult): TypedVerb {
  return { id, label, run: (session) => void applyVerb(session, verb, 'canvas') };
}

/** Sets the Next of a state that has one, and gives it one otherwise. */
function connectStates(machine: Machine, from: State, targetName: string): VerbResult {
  const next = from.transitions.find((transition) => transition.kind === 'next');
  if (next) return connect(machine, next.id, targetName);
  return addTransition(machine, from.id, from.type === 'Choice' ? 'choice' : 'next', targetName);
}

function unquote(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}
