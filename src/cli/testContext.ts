/** Checks the context object that a TestState call brings along. */
import { isJsonObject, member, type Json, type JsonObject } from '../core/base/json';
import { fail, ok, type Result } from '../core/base/result';

type Kind = 'string' | 'number' | 'any' | { readonly [field: string]: Kind };

const shape: { readonly [field: string]: Kind } = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/**
 * The context object as expressions will see it, or the service's message for
 * why it cannot be used; undefined where its words are not on record.
 * @see Recorded TestState calls (2025-12)
 */
export function checkContext(
  context: Json | undefined,
  state: JsonObject,
  hasMock: boolean,
): Result<JsonObject | undefined, string | undefined> {
  if (context === undefined) return ok(undefined);
  if (!isJsonObject(context)) return fail(undefined);
  const type = member(state, 'Type');
  if (!hasMock || (type !== 'Task' && type !== 'Map' && type !== 'Parallel')) return fail(undefined);
  if (member(context, 'Map') !== undefined)
    return fail("Invalid Context object provided: 'Map' field is not supported when mocking a Context object");
  const problem = checkFields(context, shape, '');
  if (problem !== undefined)
    return fail(problem.isRecorded ? `Invalid Context object provided: ${problem.text}` : undefined);
  const resource = member(state, 'Resource');
  const takesToken = typeof resource === 'string' && /\.(waitForTaskToken|sync(:2)?)$/.test(resource);
  return member(context, 'Task') !== undefined && !takesToken ? fail(undefined) : ok(context);
}

type FieldProblem = { readonly text: string; readonly isRecorded: boolean };

function checkFields(
  given: JsonObject,
  kinds: { readonly [field: string]: Kind },
  path: string,
): FieldProblem | undefined {
  for (const [name, value] of Object.entries(given)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const at = path === '' ? name : `${path}.${name}`;
    const problem =
      kind === undefined
        ? { text: `Field '${name}' is not allowed`, isRecorded: path !== '' }
        : checkValue(value, kind, at);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function checkValue(value: Json, kind: Kind, at: string): FieldProblem | undefined {
  if (kind === 'any') return undefined;
  if (typeof kind === 'string')
    return typeof value === kind ? undefined : { text: `${at} must be a ${kind}`, isRecorded: true };
  return isJsonObject(value) ? checkFields(value, kind, at) : { text: `${at} must be an object`, isRecorded: true };
}
