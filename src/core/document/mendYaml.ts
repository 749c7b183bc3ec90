import { optional } from '../base/optional';
import type { Candidate, Stop } from './mendCandidate';
import { supportOf } from './syntaxes';

/** Lines above the place of a complaint in which its cause is looked for. */
const linesAbove = 3;
/** Odd-looking lines elsewhere that are tried, too. */
const mostSuspects = 4;

/** The first complaint about a YAML text. */
export function stopOfYaml(text: string): Stop {
  const { errors } = supportOf('yaml').readTree(text);
  const error = errors.reduce<(typeof errors)[number] | undefined>(
    (first, next) => (first && first.from <= next.from ? first : next),
    undefined,
  );
  return { at: error?.from ?? text.length, ...optional({ error }) };
}

/**
 * What may be missing near the place where YAML cannot be read: a colon, a quote, a bracket, blanks before the line.
 */
export function yamlCandidates(text: string, { at }: Stop): readonly Candidate[] {
  const near = linesAround(text, at);
  const lines = [...near, ...suspectLines(text).filter(({ from }) => !near.some((line) => line.from === from))];
  const found = lines.flatMap(({ from, to }) => [
    ...colons(text, from, to),
    ...(looksLikeItem(text, from, to)
      ? [...dashes(text, from, to), ...indents(text, from, to)]
      : [...indents(text, from, to), ...dashes(text, from, to)]),
    ...quotes(text, from, to),
    ...flows(text, from, to),
  ]);
  return found;
}

type Line = { readonly from: number; readonly to: number };

/** The line of an offset and those above it that are not blank, nearest first. */
function linesAround(text: string, at: number): readonly Line[] {
  const lines: Line[] = [];
  let end = text.indexOf('\n', at);
  if (end < 0) end = text.length;
  while (end >= 0 && lines.length <= linesAbove + 4) {
    const from = text.lastIndexOf('\n', end - 1) + 1;
    const to = text.charAt(end - 1) === '\r' ? end - 1 : end;
    if (text.slice(from, to).trim() !== '') lines.push({ from, to });
    if (from === 0) break;
    end = from - 1;
  }
  return lines.slice(0, linesAbove + 4);
}

/**
 * Lines that look odd wherever the complaint is: a quote without its other half, an indentation that no other line has.
 */
function suspectLines(text: string): readonly Line[] {
  const suspects: Line[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const isOdd =
      line.split('"').length % 2 === 0 ||
      line.split("'").length % 2 === 0 ||
      (/^ */.exec(line)?.[0].length ?? 0) % 2 === 1;
    if (isOdd && line.trim() !== '') suspects.push({ from, to: from + line.length });
    if (suspects.length === mostSuspects) break;
    from += line.length + 1;
  }
  return suspects;
}

function* colons(text: string, from: number, to: number): Iterable<Candidate> {
  const line = text.slice(from, to);
  const key = /^[ \t]*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s:#"'[{][^\s:#]*)/.exec(line);
  if (!key) return;
  const code = 'missing-colon';
  const keyEnd = from + key[0].length;
  const rest = text.slice(keyEnd, to);
  if (rest.startsWith(':')) {
    if (/^:\S/.test(rest)) yield { code: 'missing-space', from: keyEnd, to: keyEnd + 1, insert: ': ' };
    return;
  }
  if (rest.trim() === '') yield { code, from: keyEnd, to: keyEnd, insert: ':' };
  else {
    yield { code, from: keyEnd, to: keyEnd, insert: ':' };
    const end = from + line.trimEnd().length;
    yield { code, from: end, to: end, insert: ':' };
  }
}

/**
 * Whether a line is more likely to miss its dash than a blank: it stands deep below its list, or its key comes again.
 */
function looksLikeItem(text: string, from: number, to: number): boolean {
  const width = indentOf(text, from);
  const key = /^[ \t]*([^\s:]+):/.exec(text.slice(from, to))?.[1];
  const [, ...above] = linesAround(text, from);
  const [parent] = above;
  if (parent && text.slice(parent.from, parent.to).trimEnd().endsWith(':') && width - indentOf(text, parent.from) >= 3)
    return true;
  const itemFrom = above.findIndex((line) => /^[ \t]*- /.test(text.slice(line.from, line.to)));
  return (
    key !== undefined &&
    above.slice(0, itemFrom + 1).some((line) =>
      text
        .slice(line.from, line.to)
        .replace(/^[ \t]*(?:- )?/, '')
        .startsWith(`${key}:`),
    )
  );
}

/** A dash where two blanks more than needed stand before a key. */
function* dashes(text: string, from: number, to: number): Iterable<Candidate> {
  const width = indentOf(text, from);
  if (width < 2 || text.startsWith('- ', from + width) || !/[:\s]/.test(text.slice(from + width, to))) return;
  yield { code: 'missing-dash', from: from + width - 1, to: from + width - 1, insert: '-' };
  yield { code: 'missing-dash', from: from + width - 2, to: from + width, insert: '- ' };
}

function* quotes(text: string, from: number, to: number): Iterable<Candidate> {
  const line = text.slice(from, to);
  const end = from + line.trimEnd().length;
  for (const mark of ['"', "'"]) {
    if (line.split(mark).length % 2 === 1) continue;
    const code = 'open-string';
    yield { code, from: end, to: end, insert: mark };
    const edges = [...line.matchAll(/[^\s,:[\]{}"'-][^\s,:[\]{}"']*/g)].flatMap((word) => [
      from + word.index,
      from + word.index + word[0].length,
    ]);
    for (const at of edges.slice(0, 40)) yield { code, from: at, to: at, insert: mark };
    for (const close of line.matchAll(/[\]}]/g))
      yield { code, from: from + close.index, to: from + close.index, insert: mark };
  }
}

function* flows(text: string, from: number, to: number): Iterable<Candidate> {
  const line = text.slice(from, to);
  const end = from + line.trimEnd().length;
  const count = (mark: string): number => line.split(mark).length - 1;
  for (const [open, close, code] of [
    ['[', ']', 'missing-bracket'],
    ['{', '}', 'missing-brace'],
  ] as const) {
    if (count(open) > count(close)) {
      yield { code, from: end, to: end, insert: close };
      for (const inner of line.matchAll(/[\]},]/g))
        yield { code, from: from + inner.index, to: from + inner.index, insert: close };
    }
    if (count(close) > count(open)) {
      for (const inner of line.matchAll(/: |- |[[{,] ?/g)) {
        const at = from + inner.index + inner[0].length;
        yield { code: open === '[' ? 'missing-open-bracket' : 'missing-open-brace', from: at, to: at, insert: open };
      }
    }
  }
  if (count('[') + count('{') === 0) return;
  for (const { index } of line.matchAll(/(?<=[[{,][ \t]{0,9}),/g))
    yield { code: 'unexpected-comma', from: from + index, to: from + index + 1, insert: '' };
  yield* commas(line, from);
}

/** A comma between two parts: before what looks like a key first, never inside of a word. */
function* commas(line: string, from: number): Iterable<Candidate> {
  const gaps = [...line.matchAll(/["'\]}](?= *["'\w$[{])|\w(?= +["'\w$[{])/g)].map(({ index }) => index + 1);
  const isBeforeKey = (gap: number): boolean => /^ *("[^"]*"|'[^']*'|[\w$.-]+) *:/.test(line.slice(gap));
  for (const gap of [...gaps.filter(isBeforeKey), ...gaps.filter((other) => !isBeforeKey(other))])
    yield { code: 'missing-comma', from: from + gap, to: from + gap, insert: ',' };
}

/** The line moved to where the lines above it begin, and a tab made blanks. */
function* indents(text: string, from: number, to: number): Iterable<Candidate> {
  const width = indentOf(text, from);
  const lead = /^[ \t]*/.exec(text.slice(from, to))?.[0] ?? '';
  const code = 'bad-indentation';
  if (lead.includes('\t')) yield { code, from, to: from + lead.length, insert: lead.replaceAll('\t', '  ') };
  const above = linesAround(text, from)
    .slice(1)
    .map((line) => indentOf(text, line.from));
  const wanted = [...new Set([...above, ...above.map((other) => other + 2), width + 1, width - 1])];
  wanted.sort((a, b) => Math.abs(a - width) - Math.abs(b - width));
  for (const other of wanted) {
    if (other !== width && other >= 0) yield { code, from, to: from + lead.length, insert: ' '.repeat(other) };
  }
}

function indentOf(text: string, from: number): number {
  return /^[ \t]*/.exec(text.slice(from, from + 400))?.[0].length ?? 0;
}
