/** Random machines under random outcomes, for laws that hold of every execution. */
import fc from 'fast-check';
import type { Json, JsonObject } from '../../base/json';
import type { TaskAnswer } from '../ports';

/** Values that states pass around, with keys that are easy to get wrong. */
export const anyValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(null, true, 0, -1.5, 'text', '', '{% $x %}', '$.a', '2025-01-01T00:00:00Z'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'items', '__proto__', 'toString', 'x.$'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const path = fc.constantFrom(
  '$',
  '$.a',
  '$.a.b',
  '$.items',
  '$.items[0]',
  '$..a',
  '$.items[*]',
  '$$',
  '$$.Execution.Id',
  '$x',
);
const errors = fc.constantFrom('E', 'F', 'States.ALL', 'States.TaskFailed', 'States.Timeout');

const retry = fc.record({
  ErrorEquals: errors.map((name) => [name]),
  MaxAttempts: fc.nat(2),
  IntervalSeconds: fc.integer({ min: 1, max: 3 }),
  JitterStrategy: fc.constantFrom('NONE', 'FULL'),
});
const seconds = fc.integer({ min: 1, max: 9 });

/** A state without its transition: the scope's builder adds that. */
const stateOf = (depth: number): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record(
        {
          Type: fc.constant('Pass'),
          Result: anyValue,
          ResultPath: fc.constantFrom('$', '$.a', '$.items', '$.a.b'),
          Assign: fc.constant<JsonObject>({ 'x.$': '$' }),
        },
        { requiredKeys: ['Type'] },
      ),
    },
    fc.record(
      {
        Type: fc.constant('Pass'),
        InputPath: path,
        Parameters: path.map((text): JsonObject => ({ 'a.$': text, items: [1, 2] })),
        OutputPath: path,
      },
      { requiredKeys: ['Type'] },
    ),
    fc.record(
      {
        Type: fc.constant('Pass'),
        QueryLanguage: fc.constant('JSONata'),
        Output: fc.constantFrom<Json>(
          '{% $states.input %}',
          { items: [1, '{% $count($states.input.items) %}'] },
          '{% $gone %}',
        ),
        Assign: fc.constant<JsonObject>({ x: '{% $states.input %}' }),
      },
      { requiredKeys: ['Type', 'QueryLanguage'] },
    ),
    fc.record({ Type: fc.constant('Wait'), Seconds: seconds }),
    fc.record({ Type: fc.constant('Wait'), SecondsPath: path }),
    {
      weight: 2,
      arbitrary: fc.record(
        {
          Type: fc.constant('Task'),
          Resource: fc.constantFrom(
            'arn:aws:states:::sns:publish',
            'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
            'arn:aws:lambda:us-east-1:1:function:f',
            'arn:aws:states:us-east-1:1:activity:a',
          ),
          TimeoutSeconds: seconds,
          HeartbeatSeconds: seconds,
          Retry: fc.array(retry, { maxLength: 2 }),
          ResultPath: fc.constantFrom('$', '$.a'),
        },
        { requiredKeys: ['Type', 'Resource', 'TimeoutSeconds'] },
      ),
    },
    // Tasks that may fail before they are scheduled, or in what is made of their result.
    fc.record(
      {
        Type: fc.constant('Task'),
        Resource: fc.constant('arn:aws:states:::sns:publish'),
        Parameters: path.map((text): JsonObject => ({ 'a.$': text })),
        ResultSelector: path.map((text): JsonObject => ({ 'a.$': text })),
        TimeoutSeconds: seconds,
        Retry: fc.array(retry, { maxLength: 2 }),
        ResultPath: fc.constantFrom('$', '$.a.b'),
      },
      { requiredKeys: ['Type', 'Resource', 'TimeoutSeconds'] },
    ),
    fc.record(
      {
        Type: fc.constant('Task'),
        QueryLanguage: fc.constant('JSONata'),
        Resource: fc.constant('arn:aws:states:::sns:publish'),
        Arguments: fc.constantFrom<Json>(
          { a: '{% $states.input %}' },
          { a: '{% $gone %}' },
          { a: '{% $states.context.State.RetryCount > 0 ? 1 : $gone %}' },
        ),
        Output: fc.constantFrom<Json>('{% $states.result %}', '{% $gone %}'),
        TimeoutSeconds: seconds,
        Retry: fc.array(retry, { maxLength: 2 }),
      },
      { requiredKeys: ['Type', 'QueryLanguage', 'Resource', 'TimeoutSeconds'] },
    ),
    ...(depth === 0
      ? []
      : [
          fc.record({
            Type: fc.constant('Parallel'),
            Branches: fc.array(scopeOf(depth - 1), { minLength: 1, maxLength: 3 }),
            Retry: fc.array(retry, { maxLength: 1 }),
          }),
          fc.record(
            {
              Type: fc.constant('Map'),
              ItemsPath: path,
              ItemProcessor: scopeOf(depth - 1),
              MaxConcurrency: fc.nat(2),
              Retry: fc.array(retry, { maxLength: 1 }),
            },
            { requiredKeys: ['Type', 'ItemProcessor'] },
          ),
          fc.record({
            Type: fc.constant('Map'),
            ItemsPath: path,
            ItemProcessor: scopeOf(depth - 1).map((scope): JsonObject => ({
              ...scope,
              ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            })),
            ToleratedFailureCount: fc.nat(2),
          }),
        ]),
  );

/** A chain of states that ends; some have a catcher that leads to its end. */
function scopeOf(depth: number): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      fc.array(fc.tuple(stateOf(depth), fc.option(errors)), { minLength: 1, maxLength: 4 }),
      fc.constantFrom<JsonObject>({ Type: 'Succeed' }, { Type: 'Fail', Error: 'F' }, { Type: 'Pass', End: true }),
    )
    .map(([states, last]) => {
      const named: Record<string, Json> = { Last: last };
      states.forEach(([state, caught], i) => {
        const catches: JsonObject =
          caught !== null && state['Type'] !== 'Pass' && state['Type'] !== 'Wait'
            ? { Catch: [{ ErrorEquals: [caught], Next: 'Last' }] }
            : {};
        named[`S${i}`] = { ...state, ...catches, Next: i + 1 < states.length ? `S${i + 1}` : 'Last' };
      });
      return { StartAt: 'S0', States: named };
    });
}

/** What tasks answer, in order of their scheduling. */
const answers: fc.Arbitrary<readonly TaskAnswer[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('succeeded' as const),
      result: anyValue,
      delayMs: fc.constantFrom(0, 0, 1_000, 5_000),
    }),
    fc.record({
      kind: fc.constant('failed' as const),
      error: fc.constantFrom('E', 'F', 'States.Timeout'),
      delayMs: fc.constantFrom(0, 2_000),
    }),
    fc.constant({ kind: 'waiting' as const }),
  ),
  { minLength: 1, maxLength: 6 },
);

/**
 * A machine with an input, what its tasks answer, and its chance. Every value of `Retry` is one that the service takes.
 */
export const machines = fc.record({
  definition: scopeOf(2),
  input: anyValue,
  answers,
  seed: fc.integer(),
  type: fc.constantFrom('STANDARD' as const, 'EXPRESS' as const),
});

/** One of `machines`. */
export type RandomMachine = typeof machines extends fc.Arbitrary<infer T> ? T : never;
