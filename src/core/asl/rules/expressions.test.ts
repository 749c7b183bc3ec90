import { describe, expect, it } from 'vitest';
import { checkRule, machineOf, problemsOf, stateMachineOf } from '../testing/checkRule';

const pass = { Type: 'Pass', End: true };
const schema = 'SCHEMA_VALIDATION_FAILED';
const unsupported = 'UNSUPPORTED_JSONATA_EXPRESSION';
const jsonata = { QueryLanguage: 'JSONata' };
const state = (more: object, machine = {}) => stateMachineOf({ Type: 'Pass', ...more }, machine);

describe('paths', () => {
  const map = (more: object) =>
    stateMachineOf({ Type: 'Map', ItemProcessor: { StartAt: 'A', States: { A: pass } }, ...more });
  const distributed = (more: object) =>
    map({
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'A',
        States: { A: pass },
      },
      ...more,
    });
  const reading = (config: object) =>
    distributed({
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ...config },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
    });
  const dynamic = "The value for the field 'v.$' must be a valid JSONPath or a valid intrinsic function call";
  checkRule([
    {
      code: 'bad-path',
      at: '/States/S/InputPath',
      says: 'Perhaps "$.order"',
      service: [schema, 'Value must be a valid JSONPath.'],
      bad: state({ InputPath: 'order' }),
      good: state({ InputPath: '$.order' }),
    },
    {
      code: 'bad-path',
      at: '/States/S/OutputPath',
      bad: state({ OutputPath: '$.a[' }),
      good: state({ OutputPath: '$.a[?(@.b > 1)].c' }),
    },
    {
      code: 'bad-path',
      at: '/States/S/InputPath',
      bad: state({ InputPath: 'States.UUID()' }),
      good: state({ InputPath: '$$.Execution.Input' }),
    },
    {
      code: 'not-a-reference-path',
      at: '/States/S/ResultPath',
      service: [schema, 'Value is not a Reference Path'],
      bad: state({ ResultPath: '$.a[*]' }),
      good: state({ ResultPath: '$.a[0]' }),
    },
    {
      code: 'result-path-not-in-input',
      at: '/States/S/ResultPath',
      bad: state({ ResultPath: '$result' }),
      good: state({ ResultPath: '$.result' }),
    },
    {
      code: 'bad-dynamic-value',
      at: '/States/S/Parameters/v.$',
      service: [schema, dynamic],
      bad: state({ Parameters: { 'v.$': 'order' } }),
      good: state({ Parameters: { 'v.$': "States.Format('{}', $.order)" } }),
    },
    {
      code: 'bad-dynamic-value',
      at: '/States/S/Parameters/v.$',
      service: [schema, dynamic],
      bad: state({ Parameters: { 'v.$': "States.MathAdd(1,'-1')" } }),
      good: state({ Parameters: { 'v.$': 'States.MathAdd(1,-1)' } }),
    },
    {
      code: 'bad-dynamic-value',
      at: '/States/S/Parameters/v.$',
      says: 'argument 2 of States.ArrayGetItem',
      bad: state({ Parameters: { 'v.$': "States.Format('{}', States.ArrayGetItem($.a, '0'))" } }),
      good: state({
        Parameters: { 'v.$': "States.Format('{}', States.ArrayGetItem(States.StringSplit($.a, ','), 0))" },
      }),
    },
    {
      code: 'bad-dynamic-value',
      at: '/States/S/Parameters/a/0/v.$',
      service: [schema, dynamic],
      bad: state({ Parameters: { a: [{ 'v.$': 5 }] } }),
      good: state({ Parameters: { a: [{ v: 5 }] } }),
    },
    {
      code: 'bad-dynamic-value',
      at: '/States/S/Parameters/v.$',
      says: 'Did you mean "States.Format"?',
      bad: state({ Parameters: { 'v.$': "States.Fromat('a')" } }),
      good: state({ Parameters: { 'v.$': "States.Format('a')" } }),
    },
    {
      code: 'bad-dynamic-value',
      at: '/States/S/Assign/v.$',
      bad: state({ Assign: { 'v.$': '.a' } }),
      good: state({ Assign: { 'v.$': '$.a' } }),
    },
    {
      code: 'not-a-reference-path',
      at: '/States/S/ItemsPath',
      bad: map({ ItemsPath: '$.a[?(@.b == 1)]' }),
      good: map({ ItemsPath: '$$.Execution.Input.items' }),
    },
    ...['MaxConcurrencyPath', 'ToleratedFailureCountPath', 'ToleratedFailurePercentagePath'].map((name) => ({
      code: 'not-a-reference-path',
      at: `/States/S/${name}`,
      says: 'the context object',
      service: [schema, 'Value is not a Reference Path'] as const,
      bad: distributed({ [name]: '$$.Execution.Input.n' }),
      good: distributed({ [name]: '$n' }),
    })),
    ...['MaxItemsPerBatchPath', 'MaxInputBytesPerBatchPath'].map((name) => ({
      code: 'not-a-reference-path',
      at: `/States/S/ItemBatcher/${name}`,
      service: [schema, 'Value is not a Reference Path'] as const,
      bad: distributed({ ItemBatcher: { [name]: '$$.Execution.Input.n' } }),
      good: distributed({ ItemBatcher: { [name]: '$.n' } }),
    })),
    {
      code: 'not-a-reference-path',
      at: '/States/S/ItemReader/ReaderConfig/MaxItemsPath',
      service: [schema, 'Value is not a Reference Path'],
      bad: reading({ MaxItemsPath: '$$.Execution.Input.n' }),
      good: reading({ MaxItemsPath: '$.n' }),
    },
    {
      code: 'bad-filter',
      at: '/States/S/Parameters/v.$',
      severity: 'warning',
      says: 'no condition',
      bad: state({ Parameters: { 'v.$': "$.a[?('Paid')].c" } }),
      good: state({ Parameters: { 'v.$': '$.a[?(@.b == Paid)].c' } }),
    },
    {
      code: 'filter-finds-nothing',
      at: '/States/S/Parameters/v.$',
      severity: 'warning',
      says: 'single quotes',
      bad: state({ Parameters: { 'v.$': '$.a[?(@.b == "Paid")].c' } }),
      good: state({ Parameters: { 'v.$': "$.a[?(@.b == 'Paid')].c" } }),
    },
    {
      code: 'negative-index',
      at: '/States/S/Parameters/v.$',
      severity: 'warning',
      says: '$.a[(@.length-2)].c',
      bad: state({ Parameters: { 'v.$': '$.a[-2].c' } }),
      good: state({ Parameters: { 'v.$': '$.a[-2:].c' } }),
    },
    {
      code: 'negative-index',
      at: '/States/S/InputPath',
      severity: 'warning',
      bad: state({ InputPath: '$.a[-1]' }),
      good: state({ InputPath: '$.a[(@.length-1)]' }),
    },
    {
      code: 'not-a-string-function',
      at: '/States/S/ErrorPath',
      bad: stateMachineOf({ Type: 'Fail', ErrorPath: "States.Array('a')" }),
      good: stateMachineOf({ Type: 'Fail', ErrorPath: 'States.UUID()', CausePath: '$.cause' }),
    },
  ]);

  it('tells the service where the template is, not the member', () => {
    const [problem] = problemsOf(state({ Parameters: { deep: { 'v.$': 'x' } } }));

    expect(problem?.serviceAt).toBe('/States/S/Parameters');
  });

  it('leaves placeholders alone', () => {
    expect(problemsOf(state({ InputPath: '${Path}', Parameters: { 'v.$': 'States.Format(${Format}, $.a)' } }))).toEqual(
      [],
    );
  });
});

describe('templates', () => {
  checkRule([
    {
      code: 'missing-dollar',
      at: '/States/S/Parameters/v',
      severity: 'warning',
      says: '"v.$"',
      bad: state({ Parameters: { v: '$.order' } }),
      good: state({ Parameters: { v: '$5' } }),
    },
    {
      code: 'member-given-twice',
      at: '/States/S/Parameters/v.$',
      bad: state({ Parameters: { v: 1, 'v.$': '$' } }),
      good: state({ Parameters: { v: 1 } }),
    },
    {
      code: 'result-is-static',
      at: '/States/S/Result/v.$',
      severity: 'warning',
      bad: state({ Result: { 'v.$': '$.a' } }),
      good: state({ Parameters: { 'v.$': '$.a' } }),
    },
    {
      code: 'jsonata-in-jsonpath',
      at: '/States/S/Parameters/v',
      severity: 'warning',
      bad: state({ Parameters: { v: '{% 1 %}' } }),
      good: state({ Output: { v: '{% 1 %}' } }, jsonata),
    },
    {
      code: 'jsonpath-in-jsonata',
      at: '/States/S/Output/v.$',
      severity: 'warning',
      bad: state({ Output: { 'v.$': '$.a' } }, jsonata),
      good: state({ Output: { v: '$.a' } }, jsonata),
    },
    {
      code: 'path-taken-as-text',
      at: '/States/S/Cause',
      severity: 'warning',
      bad: stateMachineOf({ Type: 'Fail', Cause: '$.Cause' }),
      good: stateMachineOf({ Type: 'Fail', CausePath: '$.Cause' }),
    },
  ]);
});

describe('JSONata', () => {
  const task = (more: object) => stateMachineOf({ Type: 'Task', Resource: '${F}', ...more }, jsonata);
  checkRule([
    {
      code: 'half-marked-expression',
      at: '/States/S/Output/v',
      service: [schema, 'JSONata string must start with {% and end with %}'],
      bad: state({ Output: { v: '{% 1' } }, jsonata),
      good: state({ Output: { v: ' {% 1 %} ' } }, jsonata),
    },
    {
      code: 'bad-jsonata',
      at: '/States/S/Output',
      bad: state({ Output: '{% (1 + %}' }, jsonata),
      good: state({ Output: '{% (1 + 2) %}' }, jsonata),
    },
    {
      code: 'unsupported-reference',
      at: '/States/S/Output',
      service: [unsupported, "Reference to 'phone' at the top level is not supported."],
      bad: state({ Output: '{% phone %}' }, jsonata),
      good: state({ Output: '{% $states.input.phone[age > 3] %}' }, jsonata),
    },
    {
      code: 'unsupported-reference',
      at: '/States/S/Output',
      service: [unsupported, "Reference to '$$' is not supported."],
      bad: state({ Output: '{% $$ %}' }, jsonata),
      good: state({ Output: '{% $states.input %}' }, jsonata),
    },
    {
      code: 'unknown-states-member',
      at: '/States/S/Output',
      service: [unsupported, "Field '$states.result' does not exist."],
      bad: state({ Output: '{% $states.result %}' }, jsonata),
      good: task({ Output: '{% $states.result %}' }),
    },
    {
      code: 'unknown-states-member',
      at: '/States/S/Arguments/v',
      bad: task({ Arguments: { v: '{% $states.errorOutput %}' } }),
      good: task({ Catch: [{ ErrorEquals: ['A'], Next: 'S', Output: '{% $states.errorOutput.Error %}' }] }),
    },
  ]);

  it('does not read an expression around a placeholder', () => {
    expect(problemsOf(state({ Output: '{% ${Expression} %}' }, jsonata))).toEqual([]);
  });
});

describe('variables', () => {
  it('lets an inner scope set a variable that the scope around it sets only afterwards', () => {
    const machine = machineOf({
      P: {
        Type: 'Parallel',
        Assign: { x: 2 },
        Branches: [{ StartAt: 'A', States: { A: { ...pass, Assign: { x: 1 } } } }],
        Next: 'Z',
      },
      Z: pass,
    });

    expect(problemsOf(machine)).toEqual([]);
  });

  const chain = (first: object, second: object) =>
    machineOf({ S: { Type: 'Pass', Next: 'T', ...first }, T: { ...pass, ...second } });
  const inner = (assign: object, config: object = { Mode: 'INLINE' }, read: object = {}) =>
    machineOf({
      S: { Type: 'Pass', Assign: { x: 1 }, Next: 'M' },
      M: {
        Type: 'Map',
        End: true,
        ItemProcessor: { ProcessorConfig: { ...config }, StartAt: 'A', States: { A: { ...pass, ...assign, ...read } } },
      },
    });
  const distributed = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
  const branch = (rule: object, state: object) =>
    machineOf({
      S: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'T', ...rule }], Default: 'T', ...state },
      T: { ...pass, Parameters: { 'v.$': '$x' } },
    });
  checkRule([
    {
      code: 'reserved-variable',
      at: '/States/S/Assign/states',
      service: ['RESERVED_VARIABLE_NAME', "Cannot assign to reserved variable '$states'."],
      bad: state({ Assign: { states: 1 } }),
      good: state({ Assign: { state: 1 } }),
    },
    {
      code: 'bad-variable-name',
      at: '/States/S/Assign/x.y',
      service: ['INVALID_VARIABLE_NAME', "Invalid variable name 'x.y': the variable name contains invalid characters."],
      bad: state({ Assign: { 'x.y': 1 } }),
      good: state({ Assign: { 'größe.$': '$.a' } }),
    },
    {
      code: 'variable-of-outer-scope',
      at: '/States/M/ItemProcessor/States/A/Assign/x',
      service: ['DUPLICATE_VARIABLE_NAME', "The variable name 'x' was already defined in a parent scope."],
      bad: inner({ Assign: { x: 2 } }),
      good: inner({ Assign: { y: 2 } }),
    },
    {
      code: 'undefined-variable',
      at: '/States/T/InputPath',
      severity: 'warning',
      says: 'Did you mean "$total"?',
      bad: chain({ Assign: { total: 1 } }, { InputPath: '$totl' }),
      good: chain({ Assign: { total: 1 } }, { InputPath: '$total' }),
    },
    {
      code: 'possibly-undefined-variable',
      at: '/States/T/Parameters/v.$',
      severity: 'warning',
      bad: branch({ Assign: { x: 1 } }, {}),
      good: branch({ Assign: { x: 1 } }, { Assign: { x: 2 } }),
    },
    {
      code: 'possibly-undefined-variable',
      at: '/States/S/InputPath',
      severity: 'warning',
      bad: chain({ Assign: { x: 1 }, InputPath: '$x' }, {}),
      good: chain({ Assign: { x: 1 } }, { InputPath: '$x' }),
    },
    {
      code: 'unknown-function',
      at: '/States/S/Output',
      severity: 'warning',
      says: 'Did you mean "$uppercase"?',
      bad: state({ Output: "{% $upercase('a') %}" }, jsonata),
      good: state({ Output: "{% $uppercase('a') %}" }, jsonata),
    },
    {
      code: 'variable-out-of-reach',
      at: '/States/M/ItemProcessor/States/A/InputPath',
      severity: 'warning',
      bad: inner({}, distributed, { InputPath: '$x' }),
      good: inner({}, { Mode: 'INLINE' }, { InputPath: '$x' }),
    },
  ]);
});
