import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../core/base/result';

/** The options of a command by their names (`input`), each a flag, or what is said when its value is missing. */
export type KnownOptions = Readonly<Record<string, 'flag' | { readonly withoutValue: string }>>;

/** What a command was given. */
export type Arguments = {
  /** The values of each option that was given, in their order; empty for a flag. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly string[];
};

/**
 * Takes the arguments of a command apart: `--name value` or `--name=value`, and files; all that follows `--` is a file.
 * A value may begin with a dash. The error says what is wrong with them.
 */
export function readArguments(args: readonly string[], known: KnownOptions): Result<Arguments, string> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(known).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }] as const),
    ),
    strict: false, // its own errors are thrown, and refuse values that begin with a dash
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const kind = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (kind === undefined || !token.rawName.startsWith('--')) return fail(`There is no option ${token.rawName}.`);
    if (kind === 'flag' && token.value !== undefined) return fail(`The option ${token.rawName} takes no value.`);
    if (kind !== 'flag' && token.value === undefined) return fail(kind.withoutValue);
    const values = given.get(token.name) ?? [];
    given.set(token.name, values);
    if (token.value !== undefined) values.push(token.value);
  }
  return ok({ given, files });
}
