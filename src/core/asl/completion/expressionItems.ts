import { isJsonObject, type Json, type JsonObject } from '../../base/json';
import { intrinsicFunctions, jsonataFunctions, type FunctionRow } from '../functions';
import type { CompletionData, CompletionItem } from './item';

/** What the context object holds, for completion where no run has shown its values. @see asl reference, section 10 */
const contextShape: JsonObject = {
  Execution: { Id: '', Input: {}, Name: '', RoleArn: '', StartTime: '', RedriveCount: 0 },
  State: { EnteredTime: '', Name: '', RetryCount: 0 },
  StateMachine: { Id: '', Name: '' },
  Task: { Token: '' },
  Map: { Item: { Index: 0, Value: {} } },
};

type Typed = {
  /** The text of the expression up to the caret. */
  readonly before: string;
  /** The caret's offset in the document. */
  readonly offset: number;
  readonly data: CompletionData;
};

/** Completions in a path: members of the sample data below what is typed, and variables. */
export function pathItems({ before, offset, data }: Typed): readonly CompletionItem[] {
  const match = /(\$\$?|\$[\p{ID_Start}_]\p{ID_Continue}*)((?:\.[\w-]+|\[\d+\]|\[\*\]|\['[^']*'\])*)\.([\w-]*)$/u.exec(
    before,
  );
  if (!match) return rootItems(before, offset, data);
  const [, root = '$', steps = '', typed = ''] = match;
  const start =
    root === '$' ? data.input : root === '$$' ? (data.context ?? contextShape) : data.variables?.[root.slice(1)];
  return memberItems(follow(start, steps), typed, offset, (key) =>
    /^[A-Za-z_]\w*$/.test(key) ? undefined : `['${key.replaceAll("'", "\\'")}']`,
  );
}

function rootItems(before: string, offset: number, data: CompletionData): readonly CompletionItem[] {
  const typed = /\$[\w$]*$/.exec(before)?.[0] ?? '';
  const from = offset - typed.length;
  const roots: CompletionItem[] = [
    { label: '$.', kind: 'path', insert: '$.', from, to: offset, detail: 'input' },
    { label: '$$.', kind: 'path', insert: '$$.', from, to: offset, detail: 'context object' },
    ...Object.keys(data.variables ?? {}).map((name): CompletionItem => ({
      label: `$${name}`,
      kind: 'variable',
      insert: `$${name}`,
      from,
      to: offset,
      detail: 'variable',
    })),
  ];
  return before === '' || typed !== '' ? roots.filter(({ label }) => label.startsWith(typed)) : [];
}

/** Completions in the value of a `.$` member: paths, and the intrinsic functions. */
export function dynamicItems(typed: Typed): readonly CompletionItem[] {
  const word = /(?:^|[(,\s])((?:S[\w.]*)?)$/.exec(typed.before);
  const functions = word ? functionItems(intrinsicFunctions, word[1] ?? '', typed.offset) : [];
  return [...pathItems(typed), ...functions];
}

/** Completions inside `{% %}`: members of `$states` and of the sample data, variables and functions. */
export function jsonataItems(
  { before, offset, data }: Typed,
  statesMembers: readonly string[],
): readonly CompletionItem[] {
  const states = /\$states((?:\.\w+|\[\d+\])*)\.(\w*)$/.exec(before);
  if (states) {
    const shape: Record<string, Json> = {};
    for (const name of statesMembers) shape[name] = statesMember(name, data);
    return memberItems(follow(shape, states[1] ?? ''), states[2] ?? '', offset, quoteName);
  }
  const variable = /\$(\w+)((?:\.\w+|\[\d+\])*)\.(\w*)$/.exec(before);
  if (variable)
    return memberItems(
      follow(data.variables?.[variable[1] ?? ''], variable[2] ?? ''),
      variable[3] ?? '',
      offset,
      quoteName,
    );
  const word = /\$\w*$/.exec(before)?.[0];
  if (word === undefined)
    return /(^|[\s(,[{:+\-*/&=<>?])$/.test(before)
      ? [{ label: '$states', kind: 'variable', insert: '$states', from: offset, to: offset }]
      : [];
  const from = offset - word.length;
  const names = ['$states', ...Object.keys(data.variables ?? {}).map((name) => `$${name}`)].filter((name) =>
    name.startsWith(word),
  );
  return [
    ...names.map((name): CompletionItem => ({ label: name, kind: 'variable', insert: name, from, to: offset })),
    ...functionItems(jsonataFunctions, word, offset),
  ];
}

function statesMember(name: string, data: CompletionData): Json {
  if (name === 'context') return data.context ?? contextShape;
  if (name === 'errorOutput') return { Error: '', Cause: '' };
  return (name === 'result' ? data.result : data.input) ?? {};
}

function quoteName(key: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(key) ? undefined : `\`${key}\``;
}

function functionItems(rows: readonly FunctionRow[], typed: string, offset: number): readonly CompletionItem[] {
  return rows
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, signature, doc }) => ({
      label: name,
      kind: 'function',
      insert: `${name}()`,
      caret: signature.endsWith('()') ? name.length + 2 : name.length + 1,
      from: offset - typed.length,
      to: offset,
      detail: signature,
      doc,
    }));
}

/** The members of a sample value; of an array, the members of its first item. */
function memberItems(
  sample: Json | undefined,
  typed: string,
  offset: number,
  quote: (key: string) => string | undefined,
): readonly CompletionItem[] {
  const object = Array.isArray(sample) ? (sample as readonly Json[])[0] : sample;
  if (!isJsonObject(object)) return [];
  return Object.entries(object)
    .filter(([key]) => key.toLowerCase().startsWith(typed.toLowerCase()))
    .map(([key, value]) => {
      const quoted = quote(key);
      // A bracket takes the place of the dot before it.
      const from = offset - typed.length - (quoted?.startsWith('[') ? 1 : 0);
      return { label: key, kind: 'path', insert: quoted ?? key, from, to: offset, detail: summary(value) };
    });
}

function follow(start: Json | undefined, steps: string): Json | undefined {
  let value = start;
  for (const [, name, index, quoted] of steps.matchAll(/\.([\w-]+)|\[(\d+|\*)\]|\['([^']*)'\]/g)) {
    if (index !== undefined)
      value = Array.isArray(value) ? (value as readonly Json[])[index === '*' ? 0 : Number(index)] : undefined;
    else
      value =
        isJsonObject(value) && Object.hasOwn(value, name ?? quoted ?? '') ? value[name ?? quoted ?? ''] : undefined;
  }
  return value;
}

function summary(value: Json): string {
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === 'object') return value === null ? 'null' : 'object';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
