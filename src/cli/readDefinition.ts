/** Reads a definition that is to be run. */
import { judge, type Diagnostic } from '../core/asl/judge';
import { bareTexts } from '../core/asl/placeholders/bareTexts';
import { fillPlaceholders, type FilledDefinition } from '../core/asl/placeholders/fillPlaceholders';
import { isJsonObject } from '../core/base/json';
import { writeJson } from '../core/base/long';
import { fail, ok, type Result } from '../core/base/result';
import { createDocument } from '../core/document/document';
import { readTree, toJson } from '../core/document/tree';
import { describeNumbers } from './changedNumbers';
import type { Settings } from './placeholders';
import { readText } from './readText';
import { sdkNamesFor } from './sdkNames';

/** What is to be said of numbers in what was read. */
export type WithNumbers = { readonly numbers: string };

/** Reads a definition and fills its placeholders in; what is run is what must be right. */
export function readDefinition(
  file: string,
  type: 'STANDARD' | 'EXPRESS',
  values: Settings,
): Result<FilledDefinition & WithNumbers, string> {
  const source = readText(file);
  if (!source.ok) return source;
  const document = createDocument(source.value, file);
  const tree = readTree(document.text, document.syntax);
  const value = tree.root === undefined || tree.errors.length > 0 ? undefined : toJson(tree.root);
  if (!isJsonObject(value)) return fail(`${file}: ${tree.errors[0]?.message ?? 'The file holds no workflow.'}`);
  const filled = fillPlaceholders(value, { values, bare: bareTexts(tree) });
  const text = writeJson(filled.definition);
  const verdict = judge(text, { type, sdkNames: sdkNamesFor(text) });
  // Where a placeholder leads, another state may be meant than the one that
  // stands in: what is not reached now, may be then.
  const isOpen = filled.placeholders.some(({ needs, source }) => needs === 'the name of a state' && source !== 'set');
  const isMeant = ({ code, message }: Diagnostic): boolean =>
    !(isOpen && code === 'MISSING_TRANSITION_TARGET' && message.endsWith('is not reachable.'));
  const errors = verdict.diagnostics
    .filter((diagnostic) => diagnostic.severity === 'ERROR' && isMeant(diagnostic))
    .map(({ code, message, location }) => `${file}: ${code} ${message}${location ? ` at ${location}` : ''}`);
  return errors.length > 0 ? fail(errors.join('\n')) : ok({ ...filled, numbers: describeNumbers(file, tree) });
}
