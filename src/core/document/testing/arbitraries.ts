import fc from 'fast-check';
import { isJsonObject, setMember, type Json, type JsonObject } from '../../base/json';
import type { ChangeSet } from '../changes';

/** Sorted changes of a text that do not overlap. */
export function changesOf(text: string): fc.Arbitrary<ChangeSet> {
  const offset = fc.integer({ min: 0, max: text.length });
  return fc.array(fc.tuple(offset, offset, fc.string({ maxLength: 4 })), { maxLength: 4 }).map((drafts) => {
    const offsets = drafts.flatMap(([a, b]) => [a, b]).sort((a, b) => a - b);
    return drafts.map(([, , insert], index) => ({
      from: offsets[index * 2] ?? 0,
      to: offsets[index * 2 + 1] ?? 0,
      insert,
    }));
  });
}

/** A JSON value as a file may hold it: keys as in workflows, also `__proto__`, no repeats. */
export const jsonValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    jsonObjectOf(tie('value')),
  ),
})).value;

/** A JSON object of such values. */
export const jsonObject: fc.Arbitrary<JsonObject> = jsonObjectOf(jsonValue);

/**
 * A JSON value as text in any formatting that people, and their tools, come up with: blanks, line feeds, comments and
 * trailing commas anywhere.
 */
export function oddlyWritten(value: Json): fc.Arbitrary<string> {
  const blank = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('', ' ', '\n', '\n  ', '\n\t', '\n\n    ') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ' // "note" {\n',
        '\n// own line\n  ',
        ' /* block, */ ',
        '/**/',
        ' /* a */ // b\n',
        '\n  /* two\n  lines */\n',
      ),
    },
  );
  return fc.infiniteStream(fc.tuple(blank, fc.integer({ min: 0, max: 9 }))).map((stream) => {
    const next = (): string => stream.next().value[0];
    const trailing = (): string => (stream.next().value[1] === 0 ? `,${next()}` : '');
    const write = (part: Json): string => {
      if (Array.isArray(part))
        return `[${next()}${part.map((item: Json) => write(item) + next()).join(`,${next()}`)}${part.length > 0 ? trailing() : ''}]`;
      if (!isJsonObject(part)) return JSON.stringify(part);
      const members = Object.keys(part).map(
        (key) => `${JSON.stringify(key)}${next()}:${next()}${write(part[key] ?? null)}${next()}`,
      );
      return `{${next()}${members.join(`,${next()}`)}${members.length > 0 ? trailing() : ''}}`;
    };
    return next() + write(value) + next();
  });
}

function jsonObjectOf(value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  const key = fc.oneof(
    fc.constantFrom('Type', 'Next', 'States', 'a', '__proto__', 'constructor', 'a/b~c', ''),
    fc.string({ maxLength: 3 }),
  );
  return fc.uniqueArray(fc.tuple(key, value), { maxLength: 5, selector: ([name]) => name }).map((members) => {
    const object: Record<string, Json> = {};
    for (const [name, member] of members) setMember(object, name, member);
    return object;
  });
}
