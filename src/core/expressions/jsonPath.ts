import type { Json } from '../base/json';
import { ok, type Result } from '../base/result';
import { runtimeFailure, type Evaluated } from './failure';
import type { Miss } from './path/explainMiss';
import { parsePath } from './path/parsePath';
import { compileTokens } from './path/selectTokens';
import { isDefinite, type ParsedPath } from './path/tokens';
import type { Scope } from './scope';

/** A JSONPath in the service's dialect, ready to be read any number of times. */
export type CompiledPath = {
  readonly text: string;
  /** Definite paths give one value or nothing; the others an array, `[]` when nothing matches. */
  readonly definite: boolean;
  /** What the path starts from: `$`, `$$` or `$name`. */
  readonly root: 'input' | 'context' | 'variable';
  /** The variable's name when the path starts from one. */
  readonly variable?: string;
  /** The value, or undefined when the path has no result. Costs a few reads; creates nothing for a definite path. */
  select(scope: Scope): Json | undefined;
  /** Why `select` found nothing, in the service's words: `No results for path: $['Foo']`. */
  explainMiss(scope: Scope): Miss;
};

/**
 * Compiles a path (`$…`, `$$…`, `$name…`). The error is the reason why it is none.
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015), whose
 * dialect the service was measured to speak.
 */
export function compilePath(text: string): Result<CompiledPath, string> {
  const parsed = parsePath(text);
  return parsed.ok ? ok(compileParsedPath(text, parsed.value)) : parsed;
}

/** Compiles a path that was parsed as a part of something larger. */
export function compileParsedPath(text: string, path: ParsedPath): CompiledPath {
  const { root, tokens } = path;
  const { read, explain } = compileTokens(tokens);
  const rootOf = (scope: Scope): Json | undefined =>
    root.kind === 'variable' ? scope.variables.get(root.name) : root.kind === 'context' ? scope.context : scope.input;
  return {
    text,
    definite: isDefinite(tokens),
    root: root.kind === 'variable' || root.kind === 'context' ? root.kind : 'input',
    ...(root.kind === 'variable' ? { variable: root.name } : {}),
    select:
      root.kind === 'input' || root.kind === 'current'
        ? (scope) => read(scope.input)
        : (scope) => {
            const start = rootOf(scope);
            return start === undefined ? undefined : read(start);
          },
    explainMiss: (scope) =>
      root.kind === 'variable' && scope.variables.get(root.name) === undefined
        ? { kind: 'missing', text: `No results for path: $['${root.name}']` }
        : explain(rootOf(scope)),
  };
}

/**
 * Reads a path as InputPath, OutputPath and TimeoutSecondsPath are read: a miss is `Invalid path '$.x' : …`. A `$`
 * alone, which holds for some of them when they are not there, takes a null as it is.
 */
export function readPath(path: CompiledPath, scope: Scope): Evaluated {
  if (startsInNull(path, scope) && path.text !== '$') return nothingToRead();
  const value = path.select(scope);
  if (value !== undefined) return ok(value);
  return runtimeFailure(`Invalid path '${path.text}' : ${path.explainMiss(scope).text}`);
}

/** Tells whether a path would start in an input that is null: the service does not even try. */
export function startsInNull(path: CompiledPath, scope: Scope): boolean {
  return scope.input === null && path.root === 'input';
}

/** What the service says of a path in an input that is null. */
export function nothingToRead(): ReturnType<typeof runtimeFailure> {
  return runtimeFailure('Unable to apply Path transformation to null or empty input.');
}
