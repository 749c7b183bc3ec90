/**
 * What one forgotten character makes of a text is a dozen complaints; a person wants to hear of the character. This
 * looks for the smallest changes after which the text can be read whole, and tells of them instead.
 *
 * Candidates are tried, not reasoned about: each is put in and read until something is wrong. The first that leaves
 * nothing wrong is taken; if none does, the one that gets furthest, and what is wrong behind it is looked at in turn.
 */
import { applyChanges, composeChanges, mapOffset, invertChanges, type Change, type ChangeSet } from './changes';
import { findCut, type Cut } from './mendCut';
import { isGuidedByIndentation } from './jsonTree';
import type { Candidate, Stop } from './mendCandidate';
import { jsonCandidates, stopOfJson } from './mendJson';
import { stopOfYaml, yamlCandidates } from './mendYaml';
import type { SyntaxProblem, SyntaxTree } from './syntaxTree';

/** A problem of the text; `mend` is the change that puts it right, once those of the problems before it are made. */
export type MendableProblem = SyntaxProblem & {
  readonly mend?: { readonly title: string; readonly changes: ChangeSet };
};

/** More forgotten characters than this are told of one by one, as they are met. */
const mostMends = 3;
/** Characters that may be read in search of a mend: a fraction of a second. */
const budgets = { json: 3_000_000, yaml: 400_000 };
/** Mistakes that say themselves what to write, and have one place. */
const selfEvident = new Set([
  'empty',
  'too-deep',
  'missing-value',
  'control-character',
  'bad-escape',
  'single-quotes',
  'unquoted-key',
  'not-a-json-number',
  'syntax-not-loaded',
]);

/** What is wrong with a text as text, and what it would be with all of it mended; no text when that is not known. */
export type Mending = { readonly problems: readonly MendableProblem[]; readonly text?: string };

const known = new WeakMap<SyntaxTree, Mending>();

/** The problems of a text that cannot be read: as few as there are mistakes, as far as they can be mended. */
export function mendText(tree: SyntaxTree): Mending {
  const found = known.get(tree) ?? lookForMends(tree);
  known.set(tree, found);
  return found;
}

function lookForMends({ text, syntax, errors }: SyntaxTree): Mending {
  if (errors.every(({ code }) => selfEvident.has(code))) return { problems: quoteRight(text, errors) };
  const cut = syntax === 'json' ? findCut(text) : undefined;
  if (cut && cut.rest !== 'text') return mendCut(text, cut);
  const found = findMends(text, syntax);
  if (cut && found?.mends.length !== 1) return mendCut(text, cut);
  if (found) return { problems: found.mends.map((mend) => problemOf(text, mend, errors)), text: found.text };
  // What a YAML reader says behind its first complaint follows from it.
  return { problems: syntax === 'yaml' ? errors.slice(0, 1) : errors };
}

/** A text that ends in the middle of something: one problem, however much is missing. */
function mendCut(text: string, cut: Cut): Mending {
  const brackets = cut.closerCount === 1 ? 'the open bracket' : `the ${cut.closerCount} open brackets`;
  const titles: Readonly<Record<Cut['rest'], string>> = {
    text: `Close the unfinished text and ${brackets}`,
    word: `Finish ${quoted(cut.unfinished)} and close ${brackets}`,
    member: `Close ${brackets}, without the unfinished ${quoted(cut.unfinished)}`,
  };
  const end = lastMark(text, text.length, true);
  const problem: MendableProblem = {
    code: 'cut-off',
    message: `The text is cut off here, in the middle of ${quoted(cut.unfinished)}, with ${cut.closerCount === 1 ? '1 bracket' : `${cut.closerCount} brackets`} still open.`,
    from: end - 1,
    to: end,
    mend: { title: titles[cut.rest], changes: [cut.change] },
  };
  return { problems: [problem], text: applyChanges(text, [cut.change]) };
}

/** Texts in other quotes, or in none, with what puts all of them right at once: whoever has one has many. */
function quoteRight(text: string, errors: readonly SyntaxProblem[]): readonly MendableProblem[] {
  const loose = errors.filter(({ code }) => code === 'single-quotes' || code === 'unquoted-key');
  if (loose.length === 0) return errors;
  const mend = {
    title: loose.length === 1 ? 'Put it in double quotes' : `Put all ${loose.length} in double quotes`,
    changes: loose.map(({ code, from, to }) => {
      const written = text.slice(from, to);
      const meant = code === 'single-quotes' ? written.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : written;
      return { from, to, insert: JSON.stringify(meant) };
    }),
  };
  return errors.map((error) => (loose.includes(error) ? { ...error, mend } : error));
}

/**
 * The mends, with offsets of the text as it is, and the text with all of them; none when it could still not be read.
 */
function findMends(
  text: string,
  syntax: SyntaxTree['syntax'],
): { readonly mends: readonly Candidate[]; readonly text: string } | undefined {
  let left = budgets[syntax];
  const guided = syntax === 'json' && isGuidedByIndentation(text);
  const stopOf = (now: string, isGuided = guided): Stop => {
    left -= now.length;
    return syntax === 'json' ? stopOfJson(now, isGuided) : stopOfYaml(now);
  };
  const mends: Candidate[] = [];
  let done: ChangeSet = [];
  let now = text;
  let stop = stopOf(now);
  while (stop.error) {
    if (mends.length >= mostMends) return undefined;
    const best = bestOf(
      now,
      stop,
      syntax === 'json' ? jsonCandidates(now, guided) : yamlCandidates(now, stop),
      stopOf,
      () => left > 0,
    );
    if (!best) return undefined;
    const { code, ...change } = best.candidate;
    const back = invertChanges(text, done);
    mends.push({
      code,
      from: mapOffset(back, change.from, 'before'),
      to: mapOffset(back, change.to, 'after'),
      insert: change.insert,
    });
    done = composeChanges(done, [change]);
    now = applyChanges(text, done);
    // Who indents as they like has what an indentation says of brackets behind the missing one.
    stop = guided && stopOf(now, false).error === undefined ? { at: now.length } : best.stop;
  }
  return mends.length > 0 ? { mends, text: now } : undefined;
}

type Tried = { readonly candidate: Candidate; readonly stop: Stop };

function bestOf(
  text: string,
  before: Stop,
  candidates: readonly Candidate[],
  stopOf: (text: string) => Stop,
  mayGoOn: () => boolean,
): Tried | undefined {
  let best: (Tried & { readonly gain: number }) | undefined;
  for (const candidate of candidates) {
    if (!mayGoOn()) return undefined;
    const stop = stopOf(applyChanges(text, [candidate]));
    if (!stop.error) return { candidate, stop };
    const gain = stop.at - before.at - candidate.insert.length + (candidate.to - candidate.from);
    if (gain > (best?.gain ?? 0)) best = { candidate, stop, gain };
  }
  return best;
}

function problemOf(
  text: string,
  { code, from, to, insert }: Candidate,
  errors: readonly SyntaxProblem[],
): MendableProblem {
  const place = placeOf(text, from, to, insert);
  const mark = quoted(insert === '' ? text.slice(from, to) : insert);
  const title = titleOf(text, { from, to, insert }, mark, place);
  const told = errors.length === 1 && errors[0]?.code === code && !code.startsWith('missing-b') ? errors[0] : undefined;
  const shown = rangeOf(text, from, to, insert);
  return {
    code,
    message: told?.message ?? sayMissing(text, { from, to, insert }, mark, place),
    ...shown,
    mend: { title, changes: [{ from, to, insert }] },
  };
}

function sayMissing(text: string, { insert, from, to }: Change, mark: string, place: string): string {
  if (insert === '') return `A ${mark} ${place} is one too many.`;
  if (countClosers(insert) > 1) return `${countClosers(insert)} closing brackets are missing at the end.`;
  if (isOther(text, { from, to })) return `${quoted(text.slice(from, to))} stands ${place} where ${mark} is needed.`;
  if (insert.trim() === '' || to > from) return `The indentation of this line fits nothing above it (${place}).`;
  return `A ${mark} is missing ${place}.`;
}

function titleOf(text: string, { from, to, insert }: Change, mark: string, place: string): string {
  if (insert === '')
    return text.slice(from, to).trim() === '' ? `Mend the indentation ${place}` : `Remove the ${mark} ${place}`;
  if (countClosers(insert) > 1) return `Add the ${countClosers(insert)} missing brackets at the end`;
  if (isOther(text, { from, to })) return `Write ${mark} instead of ${quoted(text.slice(from, to))} ${place}`;
  if (insert.trim() === '' || to > from) return `Mend the indentation ${place}`;
  return `Add the missing ${mark} ${place}`;
}

function countClosers(insert: string): number {
  return insert.match(/[}\]]/g)?.length ?? 0;
}

/** Tells whether something that is no blank gives way. */
function isOther(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return text.slice(from, to).trim() !== '';
}

/** "after line 27" where a line ends, "in line 27" elsewhere. */
function placeOf(text: string, from: number, to: number, insert: string): string {
  const behind = /^[ \t]*(\r?\n|$)/.test(text.slice(to, to + 200));
  const isAlone = text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trim() === '';
  const bracket = /[}\]]/.test(insert);
  const line = text.slice(0, lastMark(text, from, (behind || isAlone) && bracket)).split('\n').length;
  if (insert.includes('\n') || ((behind || isAlone) && bracket)) return `after line ${line}`;
  return behind && insert !== '' && insert !== '"' && insert.trim() !== '' && to === from
    ? `at the end of line ${line}`
    : `in line ${line}`;
}

/** The end of what stands before an offset; the offset itself unless blanks are to be passed. */
function lastMark(text: string, from: number, pass: boolean): number {
  let at = from;
  while (pass && at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function rangeOf(
  text: string,
  from: number,
  to: number,
  insert: string,
): { readonly from: number; readonly to: number } {
  if (to > from && text.slice(from, to).trim() !== '') return { from, to };
  if (to > from || insert.trim() === '') return { from: to, to: Math.min(text.length, to + 1) };
  const end = lastMark(text, from, true);
  return end > 0 ? { from: end - 1, to: end } : { from: 0, to: Math.min(1, text.length) };
}

function quoted(insert: string): string {
  return insert.trim() === '"' || insert.trim() === "'" ? 'quote' : `"${insert.trim()}"`;
}
