import { isReadable } from './syntaxes';
import type { Syntax } from './syntaxTree';

/** Sees to it that a syntax can be read: loads the reader of YAML the first time. Await it before a document is shown. */
export async function loadSyntax(syntax: Syntax): Promise<void> {
  if (!isReadable(syntax)) (await import('./yaml')).enableYaml();
}
