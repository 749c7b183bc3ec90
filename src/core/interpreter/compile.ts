/** Turns a definition into a program, once. */
import type { QueryLanguage } from '../asl/model';
import { languageOf } from '../asl/queryLanguage';
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { broken, compileState } from './compile/state';
import { nowhere, type CompiledScope, type CompiledState, type Program } from './program';

/** What a program may be given besides its definition. */
export type CompileOptions = Partial<Pick<Program, 'checkTask'>>;

/**
 * Compiles a definition. The error says why it cannot be run at all; what is wrong inside a state is found when the
 * state is entered. Scopes are taken up one after the other, however deep they are nested.
 */
export function compile(definition: JsonObject, options: CompileOptions = {}): Result<Program, string> {
  const scopes: CompiledScope[] = [];
  const states: CompiledState[] = [];
  const open: JsonObject[] = [definition];
  const language = languageOf(member(definition, 'QueryLanguage'), 'JSONPath');
  const addScope = (scope: JsonObject): number => open.push(scope) - 1;
  for (let index = 0; index < open.length; index++)
    scopes.push(compileScope(open[index] ?? {}, index, states, language, addScope));
  const startAt = member(definition, 'StartAt');
  if (!isJsonObject(member(definition, 'States'))) return fail('The definition has no States.');
  if (typeof startAt !== 'string') return fail('The definition has no StartAt.');
  if (scopes[0] === undefined || scopes[0].start === nowhere)
    return fail(`StartAt names "${startAt}", but no state has that name.`);
  const timeoutSeconds = member(definition, 'TimeoutSeconds');
  return ok({
    scopes,
    states,
    timeoutSeconds: typeof timeoutSeconds === 'number' && timeoutSeconds >= 0 ? timeoutSeconds : undefined,
    checkTask: options.checkTask,
  });
}

function compileScope(
  scope: JsonObject,
  index: number,
  states: CompiledState[],
  machineLanguage: QueryLanguage,
  addScope: (scope: JsonObject) => number,
): CompiledScope {
  const given: Json | undefined = member(scope, 'States');
  const entries = isJsonObject(given) ? Object.entries(given) : [];
  const first = states.length;
  const targets = new Map(entries.map(([name], i) => [name, first + i]));
  for (const [name, value] of entries) {
    const place = { index: states.length, name, scope: index, addScope };
    if (!isJsonObject(value)) {
      states.push(broken(place, 'The state is not an object.'));
      continue;
    }
    const isJsonata = languageOf(member(value, 'QueryLanguage'), machineLanguage) === 'JSONata';
    states.push(compileState({ object: value, isJsonata, targets, faults: [] }, place));
  }
  const startAt = member(scope, 'StartAt');
  return { index, start: (typeof startAt === 'string' ? targets.get(startAt) : undefined) ?? nowhere };
}
