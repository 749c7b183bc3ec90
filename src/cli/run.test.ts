import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../core/base/json';
import { enableYaml } from '../core/document/yaml';
import { printInput } from './input';
import { runMachine } from './run';

let folder = '';
beforeAll(() => {
  enableYaml();
  folder = mkdtempSync(join(tmpdir(), 'stepyard-run-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, value: Json | string): string {
  const file = join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

/** Runs the command and catches what it says. */
async function run(
  ...args: string[]
): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const status = await runMachine(args, { print: (text) => (out += text), complain: (text) => (err += text) });
  return { status, out, err };
}

const greet: Json = {
  StartAt: 'Greet',
  States: {
    Greet: { Type: 'Pass', Parameters: { 'hello.$': '$.name' }, Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 3600, End: true },
  },
};
const call: Json = {
  StartAt: 'Call',
  States: {
    Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, End: true },
  },
};

describe('stepyard run', () => {
  const asks: Json = {
    StartAt: 'Check',
    States: {
      Check: {
        Type: 'Choice',
        Choices: [{ Variable: '$.total', NumericGreaterThan: 5, Next: 'Fetch' }],
        Default: 'No',
      },
      Fetch: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: '${Name}' },
        OutputPath: '$.Payload',
        Next: 'Use',
      },
      Use: { Type: 'Pass', Parameters: { 'x.$': '$.order.id' }, End: true },
      No: { Type: 'Fail', Error: 'No' },
    },
  };

  it('suggests an input, and samples that have what is read of them', async () => {
    const { status, out, err } = await run(write('asks.json', asks), '--suggest');

    expect({ status, out }).toEqual({ status: 0, out: 'SUCCEEDED\n{\n  "x": "text"\n}\n' });
    expect(err).toContain('Note: the input was suggested: {"total":6}\n');
    expect((await run(write('asks.json', asks), '--suggest', '--input', '{}')).err).toContain(
      'Give --input or --suggest, not both.',
    );
  });

  it('prints the suggestion alone', () => {
    let out = '';
    const output = { print: (text: string) => (out += text), complain: (text: string) => (out += text) };

    expect(printInput([write('asks.json', asks)], output)).toBe(0);
    expect(JSON.parse(out)).toEqual({ total: 6 });
    expect(printInput(['nowhere.json'], output)).toBe(2);
    expect(printInput([], output)).toBe(2);
    expect(out).toContain('Usage: stepyard input FILE');
  });

  it('prints status and output, and skips the waiting', async () => {
    expect(await run(write('greet.json', greet), '--input', '{"name": "Ada"}')).toEqual({
      status: 0,
      out: 'SUCCEEDED\n{\n  "hello": "Ada"\n}\n',
      err: '',
    });
  });

  it('says which numbers of its files and its input are not kept, and what becomes of them', async () => {
    const machine = write(
      'numbers.json',
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{"far":1e400},"ResultPath":"$.made","Next":"Call"},\n"Call":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl":"q","MessageBody":"m"},"ResultPath":"$.answer","End":true}}}',
    );
    const mocks = write(
      'mocks.json',
      '{"StateMachines":{"M":{"TestCases":{"Good":{"Call":"One"}}}},\n"MockedResponses":{"One":{"0":{"Return":1e-400}}}}',
    );
    const { out, err } = await run(
      machine,
      '--input',
      '{"id": 9223372036854775808}',
      '--mocks',
      mocks,
      '--case',
      'Good',
    );

    expect(out).toBe(
      'SUCCEEDED\n{\n  "id": 9223372036854776000,\n  "made": {\n    "far": "Infinity"\n  },\n  "answer": 0\n}\n',
    );
    expect(err).toContain(
      `Note: ${machine}, line 1, /States/A/Result/far: The number 1e400 is more than a number holds`,
    );
    expect(err).toContain(
      'Note: the input, line 1, /id: The number 9223372036854775808 has more digits than are kept. It becomes 9223372036854776000',
    );
    expect(err).toContain(`Note: ${mocks}, line 2, /MockedResponses/One/0/Return: The number 1e-400 is closer to 0`);

    const child = write('child.yaml', 'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Result: 0o17\n    End: true\n');
    expect((await run(child, '--input', write('in.json', '[\n-0]'))).err).toMatch(
      /child\.yaml, line 5, \/States\/A\/Result: 0o17 becomes 15 here[^]*in\.json, line 2, \/0: The number -0 becomes 0/,
    );
    expect((await run(write('greet.json', greet), '--workflow', `W=${child}`)).err).toContain('0o17 becomes 15 here');
  });

  it('runs where a placeholder leads away from a state that is then not reached', async () => {
    const open = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Next: '${X}' },
        B: { Type: 'Pass', Result: 'b', End: true },
        C: { Type: 'Pass', Result: 'c', End: true },
      },
    };

    expect((await run(write('open.json', open))).out).toBe('SUCCEEDED\n"b"\n');
    expect((await run(write('open.json', open), '--set', 'X=C')).err).toContain('State "B" is not reachable.');
  });

  it("refuses a placeholder's value that would be another number, and keeps one of eight bytes", async () => {
    const machine = write('set.json', '{"StartAt":"A","States":{"A":{"Type":"Pass","Result":${Number},"End":true}}}');

    expect((await run(machine, '--set', 'Number=9007199254740993')).out).toBe('SUCCEEDED\n9007199254740993\n');
    expect(await run(machine, '--set', 'Number=1e400')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--set Number: The number 1e400 is more than a number holds'),
    });
  });

  it('takes its input from a file as well', async () => {
    expect((await run(write('greet.json', greet), '--input', write('input.json', { name: 'Bob' }))).out).toContain(
      '"Bob"',
    );
  });

  it('takes values behind an equals sign, values that begin with a dash, and any file after two dashes', async () => {
    const file = write('--dashed.json', { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });

    expect((await run('--input=[1]', '--', file)).out).toBe('SUCCEEDED\n[\n  1\n]\n');
    expect((await run(file, '--input', '-1')).out).toBe('SUCCEEDED\n-1\n');
  });

  it('prints the history as the service answers it', async () => {
    const { out } = await run(write('greet.json', greet), '--input', '{"name":  "Ada"}', '--history');

    const history = JSON.parse(out.slice(out.indexOf('{\n  "events"')));
    expect(history.events).toHaveLength(6);
    expect(history.events[0].executionStartedEventDetails.input).toBe('{"name":  "Ada"}');
  });

  it('prints the log records of a level', async () => {
    const file = write('fail.json', { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } });

    const lines = (await run(file, '--type', 'EXPRESS', '--logs', 'ERROR')).out.trim().split('\n').slice(1);

    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { type: 'FailStateEntered' },
      { type: 'ExecutionFailed', details: { error: 'E' }, execution_arn: expect.stringContaining(':express:') },
    ]);
  });

  it('fails with 1 and prints error and cause', async () => {
    const mocks = write('mocks.json', {
      StateMachines: { M: { TestCases: { Sad: { Call: 'Bad' } } } },
      MockedResponses: { Bad: { '0': { Throw: { Error: 'E', Cause: 'why' } } } },
    });

    expect(await run(write('call.json', call), '--mocks', mocks, '--case', 'Sad')).toEqual({
      status: 1,
      out: 'FAILED E\nwhy\n',
      err: '',
    });
  });

  it('says so when a result was made up', async () => {
    expect(await run(write('call.json', call))).toMatchObject({
      status: 0,
      err: 'Note: one task has no mock and got a sample result.\n',
    });
  });

  it('runs the workflows that this one starts, with the same mocks', async () => {
    const parent = write('parent.json', {
      StartAt: 'Start',
      States: {
        Start: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: '${Child}', Input: { name: 'Ada' } },
          OutputPath: '$.Output',
          End: true,
        },
      },
    });
    const mocks = write('nested.json', {
      StateMachines: { M: { TestCases: { Happy: { Call: 'Good' } } } },
      MockedResponses: { Good: { '0': { Return: { fine: true } } } },
    });

    expect(
      await run(parent, '--workflow', `\${Child}=${write('call.json', call)}`, '--mocks', mocks, '--case', 'Happy'),
    ).toEqual({ status: 0, out: 'SUCCEEDED\n{\n  "fine": true\n}\n', err: '' });
    expect((await run(parent, '--workflow', `\${Child}=${write('call.json', call)}`)).err).toBe(
      'Note: one task has no mock and got a sample result.\n',
    );
  });

  it('reads the objects that it is given', async () => {
    const map = write('map.json', {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          End: true,
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'JSON' },
            Parameters: { Bucket: 'b', Key: 'items/a=1.json' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
        },
      },
    });

    expect((await run(map, '--object', `b/items/a=1.json=${write('items.json', ['é', 2])}`)).out).toBe(
      'SUCCEEDED\n[\n  "é",\n  2\n]\n',
    );
    expect(await run(map, '--object', 'b/k=/nowhere/x.json')).toMatchObject({
      status: 2,
      err: expect.stringContaining('/nowhere/x.json: cannot be read'),
    });
  });

  it.each([
    ['a level that there is not', ['x.json', '--logs', 'SOME'], '--logs takes ALL, ERROR, FATAL, OFF.'],
    ['an object without a file', ['x.json', '--object', 'b/k'], 'The option --object needs BUCKET/KEY=FILE.'],
    ['a workflow without a name', ['x.json', '--workflow', 'child.json'], 'The option --workflow needs NAME=FILE.'],
    ['no file', [], 'Name one file'],
    ['an unknown option', ['--fast'], 'There is no option --fast.'],
    ['an unknown option of one letter', ['-x'], 'There is no option -x.'],
    ['a flag with a value', ['x.json', '--history=yes'], 'The option --history takes no value.'],
    ['an option without its value', ['x.json', '--input'], 'The option --input needs a value.'],
    ['mocks without a case', ['x.json', '--mocks', 'm.json'], '--mocks and --case go together.'],
    ['a type that does not exist', ['x.json', '--type', 'FAST'], '--type takes STANDARD or EXPRESS.'],
    ['a file that is not there', ['/nowhere/x.json'], '/nowhere/x.json: cannot be read'],
  ])('refuses with 2: %s', async (_what, args, message) => {
    expect(await run(...args)).toMatchObject({ status: 2, out: '', err: expect.stringContaining(message) });
  });

  it('refuses a workflow that the service would not create', async () => {
    const file = write('bad.json', { StartAt: 'Gone', States: { A: { Type: 'Pass', End: true } } });

    expect(await run(file)).toMatchObject({ status: 2, err: expect.stringContaining('MISSING_TRANSITION_TARGET') });
  });

  it('refuses an Express workflow that waits for a job', async () => {
    const file = write('job.json', {
      StartAt: 'J',
      States: {
        J: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: 'm' },
          End: true,
        },
      },
    });

    expect((await run(file, '--type', 'EXPRESS')).status).toBe(2);
  });

  describe('placeholders', () => {
    const text = `{"StartAt": "Pay", "States": {
      "Pay": {"Type": "Task", "Resource": "\${PayFunction.Arn}", "Next": "Rest"},
      "Rest": {"Type": "Wait", "Seconds": \${secs}, "Next": "Tell"},
      "Tell": {"Type": "Pass", "Parameters": {"at.$": "States.Format('s3://\${Bucket}/{}', $.key)"}, "End": true}}}`;

    it('stands in for what is not set, and says so beside the output', async () => {
      const { status, out, err } = await run(write('placeholders.json', text), '--input', '{"key": "k"}', '--history');

      expect(status).toBe(0);
      expect(JSON.parse(out.slice(out.indexOf('{'), out.indexOf('}') + 1))).toEqual({ at: 's3://bucket/k' });
      expect(out).toContain('"resource": "arn:aws:lambda:us-east-1:123456789012:function:PayFunction"');
      expect(err).toBe(
        'Note: 3 placeholders were stood in for. Set others with --set NAME=VALUE.\n' +
          '  PayFunction.Arn  arn:aws:lambda:us-east-1:123456789012:function:PayFunction\n' +
          '  secs             1\n' +
          '  Bucket           bucket\n' +
          'Note: one task has no mock and got a sample result.\n',
      );
    });

    it('runs with what is set, also where it holds an equals sign', async () => {
      const file = write('placeholders.json', text);

      const { out, err } = await run(
        file,
        '--input',
        '{"key": "k"}',
        '--set',
        'Bucket=a=b',
        '--set',
        'secs=60',
        '--set',
        'PayFunction.Arn=arn:aws:lambda:eu-west-1:1:function:real',
      );

      expect(out).toContain('"s3://a=b/k"');
      expect(err).toBe('Note: one task has no mock and got a sample result.\n');
    });

    it('answers a Task whose Resource is a placeholder from its mocks', async () => {
      const mocks = write('mocks.json', {
        StateMachines: { M: { TestCases: { Fine: { Pay: 'Paid' } } } },
        MockedResponses: { Paid: { '0': { Return: { key: 'paid' } } } },
      });

      expect((await run(write('placeholders.json', text), '--mocks', mocks, '--case', 'Fine')).out).toContain(
        's3://bucket/paid',
      );
    });

    it('refuses what cannot stand in a place, and names that are not there', async () => {
      const file = write('placeholders.json', text);

      expect(await run(file, '--set', 'secs=soon')).toMatchObject({
        status: 2,
        err: '--set secs: Seconds needs a whole number from 0 to 99999999, not "soon".\n',
      });
      expect(await run(file, '--set', 'Buckt=b')).toMatchObject({
        status: 2,
        err: 'There is no placeholder "Buckt". The workflow has PayFunction.Arn, secs, Bucket.\n',
      });
      expect((await run(file, '--set', 'secs')).err).toContain('The option --set needs NAME=VALUE.');
    });

    it('finds objects in buckets that are placeholders', async () => {
      const read = write('read.json', {
        StartAt: 'R',
        States: {
          R: {
            Type: 'Task',
            Resource: 'arn:${AWS::Partition}:states:::aws-sdk:s3:getObject',
            Parameters: { Bucket: '${Data}', Key: 'k' },
            End: true,
          },
        },
      });

      expect((await run(read, '--object', `\${Data}/k=${write('object.txt', 'hello')}`)).out).toContain('hello');
    });
  });
});
