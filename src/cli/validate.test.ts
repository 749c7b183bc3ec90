import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { enableYaml } from '../core/document/yaml';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runValidate } from './validate';

enableYaml();

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepyard-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command on files with these texts; gives its exit status and what it printed, with the folder left out. */
function run(
  files: Readonly<Record<string, string>>,
  ...options: readonly string[]
): { readonly status: number; readonly printed: string; readonly complained: string } {
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  let printed = '';
  let complained = '';
  const status = runValidate([...options, ...paths], {
    print: (text) => (printed += text),
    complain: (text) => (complained += text),
  });
  return { status, printed: printed.replaceAll(`${folder}/`, ''), complained: complained.replaceAll(`${folder}/`, '') };
}

const good = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }';

describe('stepyard validate', () => {
  it('prints nothing and ends with 0 when nothing is wrong', () => {
    expect(run({ 'good.asl.json': good })).toEqual({ status: 0, printed: '', complained: '' });
  });

  it('prints file, line, column, severity, code and message, in the order of the text, and ends with 1', () => {
    const text =
      '{\r\n  "StartAt": "A",\r\n  "States": {\r\n    "A": { "Type": "Pass", "Next": "B" },\r\n    "C": { "Type": "Succeed" }\r\n  }\r\n}\r\n';

    const { status, printed } = run({ 'bad.asl.json': text });

    expect(status).toBe(1);
    expect(printed.split('\n')).toEqual([
      'bad.asl.json:4:36 error unknown-target State "A" goes to "B", but no state has that name.',
      'bad.asl.json:5:5 error unreachable-state State "C" is never reached. Let a state go to it, or remove it.',
      '',
    ]);
  });

  it('ends with 0 when there are only warnings and hints', () => {
    const { status, printed } = run({
      'warn.asl.json':
        '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "a": "$.b" }, "End": true } } }',
    });

    expect([status, printed]).toEqual([0, expect.stringContaining(' warning missing-dollar ')]);
  });

  it('prints JSON with the service’s words on demand', () => {
    const { printed } = run({ 'bad.asl.json': '{ "States": { "A": { "Type": "Succeed" } } }' }, '--json');

    expect(JSON.parse(printed)).toEqual([
      {
        file: 'bad.asl.json',
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 45,
        severity: 'error',
        code: 'missing-field',
        message: 'The workflow has no "StartAt". Add it.',
        pointer: '',
        service: { code: 'SCHEMA_VALIDATION_FAILED', message: 'These fields are required: [StartAt]', location: '/' },
      },
    ]);
  });

  it('reads YAML by the name of the file', () => {
    expect(run({ 'good.asl.yaml': 'StartAt: A\nStates:\n  A:\n    Type: Succeed\n' })).toMatchObject({
      status: 0,
      printed: '',
    });
  });

  it('judges for Express on demand', () => {
    const callback =
      '{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:us-east-1:1:activity:a", "TimeoutSeconds": 1, "End": true } } }';

    expect(run({ 'a.asl.json': callback }).status).toBe(0);
    expect(run({ 'a.asl.json': callback }, '--type', 'EXPRESS').status).toBe(1);
  });

  it('places faults of the syntax', () => {
    const { status, printed } = run({ 'broken.asl.json': '{\n  "StartAt": "A"\n  "States": {} }' });

    expect(status).toBe(1);
    expect(printed).toMatch(/^broken\.asl\.json:[23]:\d+ error /);
  });

  it('ends with 2 when a file cannot be read, but checks the others', () => {
    let complained = '';
    writeFileSync(join(folder, 'good.asl.json'), good);

    const status = runValidate([join(folder, 'none.json'), join(folder, 'good.asl.json')], {
      print: () => undefined,
      complain: (text) => (complained += text),
    });

    expect(status).toBe(2);
    expect(complained).toContain('none.json: cannot be read');
  });

  it.each([[[]], [['--wrong', 'a']], [['--type', 'FAST', 'a']]])(
    'ends with 2 and tells how to call it, for %j',
    (args) => {
      let complained = '';

      expect(runValidate(args, { print: () => undefined, complain: (text) => (complained += text) })).toBe(2);
      expect(complained).toContain('Usage: stepyard validate');
    },
  );
});
