import { parsePattern, type PatternNode } from './parsePattern';
import { compileProgram } from './program';
import { runProgram, type Budget } from './runProgram';

/** A match: the texts of the whole and of the groups, and where it starts. */
export type RegexMatch = {
  readonly index: number;
  readonly whole: string;
  readonly groups: readonly (string | undefined)[];
};

/** Finds the first match at or after a position. `exhausted` when the budget ran out before there was an answer. */
export type BoundedRegex = (text: string, from: number, budget: Budget) => RegexMatch | 'exhausted' | undefined;

/** In texts this short even a bad pattern ends soon. */
const shortText = 16;

/** In texts up to this length a pattern whose time grows only with the square of the text's length ends soon. */
const ordinaryText = 4_000;

/** Characters that JavaScript's engine goes over in about the time of one of our steps, where it need not go back. */
const charactersPerStep = 8;

/** A pattern that can go fewer ways than this at each place ends soon. */
const fewWays = 100;

/**
 * Makes a regular expression that always comes to an end. JavaScript's engine cannot be interrupted, and a
 * pattern with a long repetition and another choice, or with many choices, can keep it busy for ever; such
 * patterns are matched by our own engine, which counts its steps, unless the text is short. With one long
 * repetition alone its time grows with the square of the text's length, so that it may have all but long
 * texts. What is left goes to JavaScript's engine and counts by the characters that are gone over. A pattern
 * that ours does not understand, or that becomes too long for it, is not tried in other than short texts.
 */
export function createBoundedRegex(pattern: RegExp): BoundedRegex {
  const native = createNativeRegex(pattern);
  const options = { ignoreCase: pattern.ignoreCase, multiline: pattern.multiline };
  const parsed = parsePattern(pattern.source, pattern.ignoreCase);
  if (parsed?.longRepeatCount === 0 && countWays(parsed.root) < fewWays) return native;
  const nativeLength = parsed?.branchCount === 1 ? ordinaryText : shortText;
  const program = parsed && compileProgram(parsed);
  return (text, from, budget) => {
    if (text.length <= nativeLength) return native(text, from, budget);
    if (program === undefined) return 'exhausted';
    for (let start = from; start <= text.length; start++) {
      const slots = runProgram(program, text, start, options, budget);
      if (slots === 'exhausted') return slots;
      if (slots === undefined) continue;
      const part = (group: number): string | undefined =>
        slots[group * 2 + 1] === undefined ? undefined : text.slice(slots[group * 2], slots[group * 2 + 1]);
      return {
        index: start,
        whole: part(0) ?? '',
        groups: Array.from({ length: program.groupCount }, (_, i) => part(i + 1)),
      };
    }
    return undefined;
  };
}

/** In how many ways a pattern without long repetitions can be gone through at most. */
function countWays(node: PatternNode): number {
  switch (node.kind) {
    case 'sequence':
      return node.parts.reduce((ways, part) => ways * countWays(part), 1);
    case 'choice':
      return node.options.reduce((ways, option) => ways + countWays(option), 0);
    case 'repeat':
      return (node.max - node.min + 1) * countWays(node.part) ** node.max;
    case 'group':
    case 'look':
      return countWays(node.part);
    default:
      return 1;
  }
}

function createNativeRegex(pattern: RegExp): BoundedRegex {
  const own = new RegExp(pattern.source, `g${pattern.flags.replace('g', '')}`);
  return (text, from, budget) => {
    own.lastIndex = from;
    const found = own.exec(text);
    budget.steps -= ((found === null ? text.length : own.lastIndex) - from) / charactersPerStep;
    if (budget.steps < 0) return 'exhausted';
    return found === null ? undefined : { index: found.index, whole: found[0], groups: found.slice(1) };
  };
}
