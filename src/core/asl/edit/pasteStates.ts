import { isJsonObject, type JsonObject } from '../../base/json';
import { fail, isFailed } from '../../base/result';
import { readTree, toJson, type SyntaxTree } from '../../document/tree';
import type { Machine } from '../model';
import { countStates, insertText } from './insertStates';
import type { Place, Rejection, VerbResult } from './verb';

/**
 * Puts states that were copied as ASL text in at a place: a whole workflow or scope, the
 * inside of `States`, one state, or `"Name": { … }` members as they stand in a file; the same
 * in YAML, once its reader is there (`enableYaml`). Names that exist already are changed.
 */
export function pasteStates(machine: Machine, place: Place, text: string): VerbResult {
  const scopeText = readClipboard(text);
  if (isFailed(scopeText)) return scopeText;
  return insertText(machine, place, scopeText.text, `Paste ${countStates(scopeText.count)}`, false);
}

/** The largest text that is taken for states; the service itself takes no definition above 1 MB. */
const longestPaste = 2_000_000;

function readClipboard(text: string): { readonly text: string; readonly count: number } | Rejection {
  if (text.trim() === '') return fail('There is no text to paste. Copy states, or ASL text, first.');
  if (text.length > longestPaste) return fail('What was copied is too large to be a workflow.');
  const readings = [
    [text, 'json'],
    [`{${text}}`, 'json'],
    [text, 'yaml'],
  ] as const;
  for (const [candidate, spelling] of readings) {
    const tree = readTree(candidate, spelling);
    const scope = tree.errors.length === 0 ? asScope(tree) : undefined;
    if (scope) return scope;
  }
  return fail('What was copied is not a state of the Amazon States Language, so it cannot be pasted here.');
}

/** The text of a scope around what was copied; undefined when no state is in it. */
function asScope({ root, text, syntax }: SyntaxTree): { readonly text: string; readonly count: number } | undefined {
  const value = root && toJson(root);
  if (!isJsonObject(value) || !root) return undefined;
  const source = syntax === 'json' ? text.slice(root.from, root.to) : JSON.stringify(value, null, 2);
  const states = value['States'];
  if (isJsonObject(states)) {
    const [first] = Object.keys(states);
    if (!areStates(states) || first === undefined) return undefined;
    return {
      text: typeof value['StartAt'] === 'string' ? source : JSON.stringify({ StartAt: first, States: states }),
      count: Object.keys(states).length,
    };
  }
  if (isState(value))
    return {
      text: `{"StartAt": ${JSON.stringify(value['Type'])}, "States": {${JSON.stringify(value['Type'])}: ${source}}}`,
      count: 1,
    };
  const [first] = Object.keys(value);
  if (first === undefined || !areStates(value)) return undefined;
  return { text: `{"StartAt": ${JSON.stringify(first)}, "States": ${source}}`, count: Object.keys(value).length };
}

function areStates(value: JsonObject): boolean {
  return Object.values(value).every(isState);
}

function isState(value: unknown): value is JsonObject {
  return isJsonObject(value) && typeof value['Type'] === 'string';
}
