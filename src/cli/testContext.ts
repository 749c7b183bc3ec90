/** Checks the context object that a TestState call brings along. */
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';

type Kind = 'string' | 'number' | 'any' | { readonly [field: string]: Kind };

const shape: { readonly [field: string]: Kind } = {
  Execution: { Id: 'string', Input: 'any', Name: 'string', RoleArn: 'string', StartTime: 'string', RedriveCount: 'number', RedriveTime: 'string' },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/**
 * The context object as expressions will see it, or why it cannot be used.
 * @see Recorded TestState calls (2025-12); where no message is on record the words are ours.
 */
export function checkContext(context: JsonObject | undefined, state: JsonObject, hasMock: boolean): Result<JsonObject | undefined> {
  if (context === undefined) return ok(undefined);
  if (!hasMock) return fail('TestState does not support a Context object when a mock is not specified.');
  if (member(context, 'Map') !== undefined) return fail("Invalid Context object provided: 'Map' field is not supported when mocking a Context object");
  const problem = checkFields(context, shape, '');
  if (problem !== undefined) return fail(`Invalid Context object provided: ${problem}`);
  const resource = member(state, 'Resource');
  const takesToken = typeof resource === 'string' && /\.(waitForTaskToken|sync(:2)?)$/.test(resource);
  if (member(context, 'Task') !== undefined && !takesToken) return fail("Invalid Context object provided: 'Task' field is only supported for a state that waits for a task token");
  return ok(context);
}

function checkFields(given: JsonObject, kinds: { readonly [field: string]: Kind }, path: string): string | undefined {
  for (const [name, value] of Object.entries(given)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const at = path === '' ? name : `${path}.${name}`;
    const problem = kind === undefined ? `Field '${at}' is not allowed` : checkValue(value, kind, at);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkValue(value: Json, kind: Kind, at: string): string | undefined {
  if (kind === 'any') return undefined;
  if (typeof kind === 'string') return typeof value === kind ? undefined : `${at} must be a ${kind}`;
  return isJsonObject(value) ? checkFields(value, kind, at) : `${at} must be an object`;
}
