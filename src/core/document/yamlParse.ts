import { parseDocument, type Document, type ParsedNode } from 'yaml';
import type { SyntaxProblem } from './tree';
import { unmask } from './yamlMasks';
import { mostProblems } from './yamlNodes';

/** What the library makes of a masked text; its errors are added to `errors`, with places of the whole text. */
export function parseYaml(
  masked: string,
  errors: SyntaxProblem[],
  { shift, length }: { readonly shift: number; readonly length: number },
): ParsedNode | undefined {
  const document: Document.Parsed = parseDocument(masked, {
    keepSourceTokens: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    strict: false,
  });
  for (const { message, pos } of document.errors) {
    if (errors.length >= mostProblems) break;
    const [from, to] = [pos[0] + shift, pos[1] + shift];
    errors.push({
      code: 'yaml-syntax',
      message: `${unmask(message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}.`,
      from: Math.min(from, length),
      to: Math.min(Math.max(to, from), length),
    });
  }
  return (document.contents as ParsedNode | null) ?? undefined; // a parsed document holds parsed nodes
}
