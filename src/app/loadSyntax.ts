import type { Syntax } from '../core/document/tree';

/**
 * Loads what a syntax needs before a document in it is read. JSON needs
 * nothing; the reader of YAML comes when it is met.
 */
export async function loadSyntax(syntax: Syntax): Promise<void> {
  if (syntax !== 'yaml') return;
  const { enableYaml } = await import('../core/document/yaml');
  enableYaml();
}

/** Loads what a file needs by the ending of its name. */
export async function loadSyntaxOfFile(fileName: string | undefined): Promise<void> {
  await loadSyntax(/\.ya?ml$/i.test(fileName ?? '') ? 'yaml' : 'json');
}
