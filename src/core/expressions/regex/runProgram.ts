import { canonicalCode, isLineEnd, isWordCode } from './patternCharacters';
import type { Program } from './program';

/** What is left of the steps that matching may take; shared by all the matching of one evaluation. */
export type Budget = { steps: number };

/** How a pattern is matched. */
export type MatchOptions = { readonly ignoreCase: boolean; readonly multiline: boolean };

/**
 * Runs a program at one position by backtracking, as JavaScript's own engine does, but
 * counting. Gives the slots, with the match from 0 to 1 and undefined for groups that
 * took no part; undefined when there is no match; `exhausted` when the budget ran out.
 */
export function runProgram(
  program: Program,
  text: string,
  start: number,
  options: MatchOptions,
  budget: Budget,
): readonly (number | undefined)[] | 'exhausted' | undefined {
  const slots = new Array<number | undefined>(program.slotCount).fill(undefined);
  const end = runFrom({ program, text, slots, options, budget }, 0, start);
  if (typeof end !== 'number') return end;
  slots[0] = start;
  slots[1] = end;
  return slots;
}

/** What to go back to: either a place and position, or a slot and its value before. */
type Undo = {
  readonly place: number;
  readonly position: number;
  readonly slot: number;
  readonly value: number | undefined;
};

/** One program on one text; the slots are filled while it runs. */
type Matching = {
  readonly program: Program;
  readonly text: string;
  readonly slots: (number | undefined)[];
  readonly options: MatchOptions;
  readonly budget: Budget;
};

/** Runs from a place until it is done; gives the position that was reached. */
function runFrom(matching: Matching, from: number, start: number): number | 'exhausted' | undefined {
  const { text, slots, options, budget } = matching;
  const { instructions } = matching.program;
  const undos: Undo[] = [];
  const save = (slot: number, value: number | undefined): void => {
    undos.push({ place: -1, position: 0, slot, value: slots[slot] });
    slots[slot] = value;
  };
  let place = from;
  let position = start;
  for (;;) {
    if (--budget.steps < 0) return 'exhausted';
    const instruction = instructions[place];
    let succeeded = true;
    if (instruction === undefined || instruction.op === 'done') return position;
    switch (instruction.op) {
      case 'character':
        if (instruction.isBack) position--;
        succeeded = position >= 0 && position < text.length && instruction.test(text.charCodeAt(position));
        if (!instruction.isBack) position++;
        place++;
        break;
      case 'split':
        undos.push({ place: instruction.second, position, slot: -1, value: undefined });
        place = instruction.first;
        break;
      case 'jump':
        place = instruction.to;
        break;
      case 'save':
        save(instruction.slot, position);
        place++;
        break;
      case 'forget':
        for (let slot = instruction.from; slot < instruction.to; slot++)
          if (slots[slot] !== undefined) save(slot, undefined);
        place++;
        break;
      case 'progress':
        succeeded = slots[instruction.slot] !== position;
        place++;
        break;
      case 'assert':
        succeeded = holds(instruction.at, text, position, options);
        place++;
        break;
      case 'look': {
        const before = [...slots];
        const found = runFrom(matching, place + 1, position);
        if (found === 'exhausted') return found;
        succeeded = (found !== undefined) !== instruction.isNegative;
        const after = found !== undefined && !instruction.isNegative ? [...slots] : before;
        before.forEach((value, slot) => (slots[slot] = value));
        after.forEach((value, slot) => value !== slots[slot] && save(slot, value));
        place = instruction.to;
        break;
      }
      case 'reference': {
        const [first, last] = [slots[instruction.index * 2], slots[instruction.index * 2 + 1]];
        if (first !== undefined && last !== undefined) {
          if (instruction.isBack) position -= last - first;
          succeeded = position >= 0 && repeats(text, first, last, position, options);
          if (!instruction.isBack) position += last - first;
        }
        place++;
        break;
      }
    }
    if (succeeded) continue;
    for (;;) {
      const undo = undos.pop();
      if (undo === undefined) return undefined;
      if (undo.slot >= 0) slots[undo.slot] = undo.value;
      else {
        place = undo.place;
        position = undo.position;
        break;
      }
    }
  }
}

function holds(
  at: 'start' | 'end' | 'word' | 'notWord',
  text: string,
  position: number,
  { multiline }: MatchOptions,
): boolean {
  if (at === 'start') return position === 0 || (multiline && isLineEnd(text.charCodeAt(position - 1)));
  if (at === 'end') return position === text.length || (multiline && isLineEnd(text.charCodeAt(position)));
  const isWordAt = (i: number): boolean => i >= 0 && i < text.length && isWordCode(text.charCodeAt(i));
  return (isWordAt(position - 1) !== isWordAt(position)) === (at === 'word');
}

function repeats(text: string, first: number, last: number, position: number, { ignoreCase }: MatchOptions): boolean {
  if (position + last - first > text.length) return false;
  for (let i = 0; i < last - first; i++) {
    const [a, b] = [text.charCodeAt(first + i), text.charCodeAt(position + i)];
    if (a !== b && !(ignoreCase && canonicalCode(a) === canonicalCode(b))) return false;
  }
  return true;
}
