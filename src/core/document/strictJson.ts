/** Makes strict JSON of what is read forgivingly: the service takes neither comments nor commas before a bracket. */
import type { Change } from './changes';
import type { SyntaxProblem, SyntaxTree } from './syntaxTree';

/** A comment or a comma that strict readers refuse, with the change that takes it out. */
export type LoosePart = SyntaxProblem & {
  readonly mend: { readonly title: string; readonly changes: readonly Change[] };
};

/** What strict readers of JSON refuse in a text that can be read here, each with what takes it out. */
export function looseParts({ text, loose = [] }: SyntaxTree): readonly LoosePart[] {
  return loose.map((part) => ({
    ...part,
    mend: {
      title: part.code === 'comment' ? 'Remove the comment' : 'Remove the ","',
      changes: [part.code === 'comment' ? withoutComment(text, part) : { from: part.from, to: part.to, insert: '' }],
    },
  }));
}

/** The comment, with the line that nothing else stands on, or with the blanks before it. */
function withoutComment(text: string, { from, to }: SyntaxProblem): Change {
  let start = from;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  const isFirst = start === 0 || text.charAt(start - 1) === '\n';
  const isLast = /^[ \t]*(?:\n|$)/.exec(text.slice(to, to + 200));
  if (isFirst && isLast) return { from: start, to: to + isLast[0].length, insert: '' };
  return isLast ? { from: start, to, insert: '' } : { from, to, insert: '' };
}
