import { parsePattern } from './parsePattern';
import { compileProgram } from './program';
import { runProgram, type Budget } from './runProgram';

/** A match: the texts of the whole and of the groups, and where it starts. */
export type RegexMatch = { readonly index: number; readonly whole: string; readonly groups: readonly (string | undefined)[] };

/** Finds the first match at or after a position. `exhausted` when the budget ran out before there was an answer. */
export type BoundedRegex = (text: string, from: number, budget: Budget) => RegexMatch | 'exhausted' | undefined;

/** In texts this short even a bad pattern ends soon. */
const shortText = 16;

/**
 * Makes a regular expression that always comes to an end. JavaScript's engine cannot be interrupted, and a pattern with a long
 * repetition and another choice can keep it busy for ever; such patterns are matched by our own engine, which counts its steps,
 * unless the text is short. The others go to JavaScript's engine, whose time then grows with the square of the text at worst.
 */
export function createBoundedRegex(pattern: RegExp): BoundedRegex {
  const native = createNativeRegex(pattern);
  const options = { ignoreCase: pattern.ignoreCase, multiline: pattern.multiline };
  const parsed = parsePattern(pattern.source, pattern.ignoreCase);
  if (parsed === undefined || parsed.longRepeatCount === 0 || parsed.branchCount === 1) return native;
  const program = compileProgram(parsed);
  if (program === undefined) return native;
  return (text, from, budget) => {
    if (text.length <= shortText) return native(text, from, budget);
    for (let start = from; start <= text.length; start++) {
      const slots = runProgram(program, text, start, options, budget);
      if (slots === 'exhausted') return slots;
      if (slots === undefined) continue;
      const part = (group: number): string | undefined => (slots[group * 2 + 1] === undefined ? undefined : text.slice(slots[group * 2], slots[group * 2 + 1]));
      return { index: start, whole: part(0) ?? '', groups: Array.from({ length: program.groupCount }, (_, i) => part(i + 1)) };
    }
    return undefined;
  };
}

function createNativeRegex(pattern: RegExp): BoundedRegex {
  const own = new RegExp(pattern.source, `g${pattern.flags.replace('g', '')}`);
  return (text, from) => {
    own.lastIndex = from;
    const found = own.exec(text);
    return found === null ? undefined : { index: found.index, whole: found[0], groups: found.slice(1) };
  };
}
