import { describe, expect, it } from 'vitest';
import type { Json } from '../base/json';
import { applyChanges } from './changes';
import { mendText } from './mend';
import { writeYaml } from './testing/writeYaml';
import { readTree, toJson, type Syntax } from './tree';
import { enableYaml } from './yaml';

enableYaml();

const machine: Json = {
  Comment: 'Ice cream, if it is warm',
  StartAt: 'How warm is it?',
  States: {
    'How warm is it?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.celsius', NumericGreaterThanEquals: 25, Next: 'Ice cream' },
        {
          And: [
            { Variable: '$.celsius', NumericGreaterThan: 5 },
            { Variable: '$.raining', BooleanEquals: false },
          ],
          Next: 'Walk',
        },
      ],
      Default: 'Walk',
    },
    'Ice cream': {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'scoop', Payload: { 'flavours.$': '$.flavours', count: 2 } },
      Retry: [{ ErrorEquals: ['Lambda.ServiceException', 'States.Timeout'], MaxAttempts: 3, BackoffRate: 1.5 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Walk' }],
      End: true,
    },
    Walk: { Type: 'Pass', Result: { tags: ['a', 'b'], text: 'Take a walk' }, End: true },
  },
};

/** Every text that lacks one of the marks and cannot be read any more. */
function* broken(text: string, syntax: Syntax, marks: RegExp): Iterable<string> {
  for (const { index } of text.matchAll(marks)) {
    const shorter = text.slice(0, index) + text.slice(index + 1);
    if (readTree(shorter, syntax).errors.length > 0) yield shorter;
  }
}

function tally(texts: Iterable<string>, syntax: Syntax) {
  const counts = { texts: 0, one: 0, mended: 0, asBefore: 0 };
  for (const text of texts) {
    counts.texts++;
    const { problems } = mendText(readTree(text, syntax));
    if (problems.length === 1) counts.one++;
    const tree = readTree(applyChanges(text, problems[0]?.mend?.changes ?? []), syntax);
    if (tree.errors.length > 0) continue;
    counts.mended++;
    if (tree.root && JSON.stringify(toJson(tree.root)) === JSON.stringify(machine)) counts.asBefore++;
  }
  return counts;
}

describe('one mark that is missing', () => {
  it('is one problem in indented JSON, and mending it gives the workflow back', () => {
    const counts = tally(broken(JSON.stringify(machine, undefined, 2), 'json', /[{}[\],:"]/g), 'json');

    expect(counts.texts).toBeGreaterThan(200);
    expect(counts).toMatchObject({ one: counts.texts, mended: counts.texts });
    expect(counts.asBefore / counts.texts).toBeGreaterThan(0.98);
  });

  it('is one problem in JSON on one line, and mending it makes the text readable', () => {
    const counts = tally(broken(JSON.stringify(machine), 'json', /[{}[\],:"]/g), 'json');

    expect(counts).toMatchObject({ one: counts.texts, mended: counts.texts });
    expect(counts.asBefore / counts.texts).toBeGreaterThan(0.9);
  });

  it('is one problem in YAML, a blank of the indentation included', () => {
    const counts = tally(
      [...broken(writeYaml(machine), 'yaml', /[:"-]|(?<=^ *) /gm)].filter((_, index) => index % 4 === 0),
      'yaml',
    );

    expect(counts.texts).toBeGreaterThan(40);
    expect(counts.one).toBe(counts.texts);
    expect(counts.mended / counts.texts).toBeGreaterThan(0.95);
    expect(counts.asBefore / counts.texts).toBeGreaterThan(0.6);
  }, 60_000);
});

describe('two marks that are missing', () => {
  it('are two problems at most, each with its place', () => {
    const text = JSON.stringify(machine, undefined, 2);
    const marks = [...text.matchAll(/[{}[\],:"]/g)].map(({ index }) => index);
    for (let i = 0; i < 40; i++) {
      const [first = 0, second = 0] = [marks[(i * 13) % marks.length], marks[(i * 13 + 90) % marks.length]].sort(
        (a = 0, b = 0) => a - b,
      );
      const shorter = text.slice(0, first) + text.slice(first + 1, second) + text.slice(second + 1);
      const { problems, text: mended } = mendText(readTree(shorter, 'json'));

      expect(problems.length, shorter).toBeLessThanOrEqual(2);
      expect(mended, shorter).toBeDefined();
    }
  });
});

it('says what is missing where a person would look, and adds it there', () => {
  const text =
    '{\n  "StartAt": "A",\n  "States": {\n    "A": {\n      "Type": "Pass",\n      "End": true\n    ,\n    "B": {\n      "Type": "Succeed"\n    }\n  }\n}\n';
  const [problem] = mendText(readTree(text, 'json')).problems;

  expect(problem).toMatchObject({
    code: 'missing-brace',
    message: 'A "}" is missing after line 6.',
    mend: { title: 'Add the missing "}" after line 6' },
  });
  expect(applyChanges(text, problem?.mend?.changes ?? [])).toBe(text.replace('\n    ,', '\n    },'));
});

describe('a text that was cut off', () => {
  it.each([JSON.stringify(machine), JSON.stringify(machine, undefined, 2)])(
    'anywhere is one problem, and mending it makes the text readable: %.20s',
    (text) => {
      for (let end = 1; end < text.length; end += end < text.length - 300 ? 3 : 1) {
        const shorter = text.slice(0, end);
        const { problems } = mendText(readTree(shorter, 'json'));

        expect(problems, shorter).toHaveLength(1);
        const mended = applyChanges(shorter, problems[0]?.mend?.changes ?? []);
        expect(readTree(mended, 'json'), shorter).toMatchObject({ errors: [] });
      }
    },
  );

  it.each([
    ['{"a": {"b": "some te', '{"a": {"b": "some te"}}', 'Close the unfinished text and the 2 open brackets'],
    ['{"a": {"b": "x\\', '{"a": {"b": "x\\\\"}}', 'Close the unfinished text and the 2 open brackets'],
    ['{"a": {"b": "x\\u00', '{"a": {"b": "x\\u0000"}}', 'Close the unfinished text and the 2 open brackets'],
    ['{"a": [1, tr', '{"a": [1, true]}', 'Finish "tr" and close the 2 open brackets'],
    ['{"a": [1.', '{"a": [1.0]}', 'Finish "1." and close the 2 open brackets'],
    ['{"a": {"b": 1, "Nex', '{"a": {"b": 1}}', 'Close the 2 open brackets, without the unfinished "Nex"'],
    ['{"a": {"b": 1, "Next"', '{"a": {"b": 1}}', 'Close the 2 open brackets, without the unfinished "Next""'],
    ['{"a": {"b": 1, "Next":', '{"a": {"b": 1}}', 'Close the 2 open brackets, without the unfinished "Next":"'],
    ['{"a": {"b": -', '{"a": {}}', 'Close the 2 open brackets, without the unfinished "b": -"'],
  ])('is ended where that is possible: %s', (text, mended, title) => {
    const { problems } = mendText(readTree(text, 'json'));

    expect(problems.map(({ code, mend }) => [code, mend?.title])).toEqual([['cut-off', title]]);
    expect(applyChanges(text, problems[0]?.mend?.changes ?? [])).toBe(mended);
  });

  const cut = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: [1, { a: '}' }] } } }, null, 2);

  it.each([2, 3, 4, 5])('lacks its last %d brackets: one problem, whose mend gives them back', (count) => {
    const at = [...cut.matchAll(/\s*[}\]](?=\s*([}\]]|$))/g)].at(-count)?.index ?? 0;
    const { problems } = mendText(readTree(cut.slice(0, at), 'json'));

    expect(problems.map(({ message }) => message)).toEqual([`${count} closing brackets are missing at the end.`]);
    expect(applyChanges(cut.slice(0, at), problems[0]?.mend?.changes ?? [])).toBe(cut);
  });

  it('gets its last bracket back, also where no line ends behind it', () => {
    const { problems } = mendText(readTree(cut.slice(0, -2), 'json'));

    expect(problems.map(({ mend }) => applyChanges(cut.slice(0, -2), mend?.changes ?? []))).toEqual([cut]);
  });

  it('loses the comma that it was cut behind', () => {
    const text = cut.slice(0, cut.indexOf('1,') + 2);
    const { problems } = mendText(readTree(text, 'json'));

    const mended = problems.map(({ mend }) => JSON.parse(applyChanges(text, mend?.changes ?? [])) as Json);
    expect(mended).toEqual([{ StartAt: 'A', States: { A: { Type: 'Pass', Result: [1] } } }]);
  });

  it('gets its brackets on the one line that it has', () => {
    const line = JSON.stringify(JSON.parse(cut));
    const { problems } = mendText(readTree(line.slice(0, -3), 'json'));

    expect(applyChanges(line.slice(0, -3), problems[0]?.mend?.changes ?? [])).toBe(line);
  });
});

it.each([
  'IsPresent: true Next: N',
  'NumericEquals: 10 Next: N',
  'StringEquals: a b Next: N',
  'StringEquals: "a"Next: N',
])('puts the missing comma of flow style between two parts, not into a word: %s', (parts) => {
  const text = `Choices:\n  - { Variable: $.x, ${parts} }\n`;
  const { problems } = mendText(readTree(text, 'yaml'));

  const mended = applyChanges(text, problems[0]?.mend?.changes ?? []);
  expect(mended).toBe(text.replace(/ ?Next/, mended.includes(',Next') ? ',Next' : ', Next'));
});

it('offers to take away what is one too many', () => {
  const [problem] = mendText(readTree('{"a": [1,, 2], "b": 3}', 'json')).problems;

  expect(problem?.mend).toEqual({ title: 'Remove the "," in line 1', changes: [{ from: 9, to: 10, insert: '' }] });
});

it('leaves what is being typed alone', () => {
  for (const text of ['{"a": }', '{"a": 1,}'])
    expect(mendText(readTree(text, 'json')).problems).toEqual(readTree(text, 'json').errors);
});

describe('marks of another kind', () => {
  const text = JSON.stringify(machine, null, 2);

  it.each([
    ['a comment that is not closed', 'json', '"Type": "Pass",', '"Type": "Pass", /* later', /comment|"\*\/"/],
    [
      'an equals sign for a colon',
      'json',
      '"Default": "Walk"',
      '"Default" = "Walk"',
      /"=" stands in line \d+ where ":"/,
    ],
    ['an arrow for a colon', 'json', '"Default": "Walk"', '"Default" => "Walk"', /"=>" stands/],
    ['a semicolon for a comma', 'json', '"Type": "Pass",', '"Type": "Pass";', /";" stands in line \d+ where ","/],
    ['a doubled comma in a list of YAML', 'yaml', '', '', /one too many/],
  ] as const)('tells of %s once, and mends it', (_name, syntax, from, to, message) => {
    const broken = syntax === 'json' ? text.replace(from, to) : 'A: {b: [1,, 2]}\n';

    const { problems } = mendText(readTree(broken, syntax));
    const mended = applyChanges(broken, problems[0]?.mend?.changes ?? []);

    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(readTree(mended, syntax).errors).toEqual([]);
  });

  it('ends a comment where its line ends, so that what stands below is read again', () => {
    const broken = text.replace('"Type": "Pass",', '"Type": "Pass", /* for now');

    const { problems } = mendText(readTree(broken, 'json'));
    const tree = readTree(applyChanges(broken, problems[0]?.mend?.changes ?? []), 'json');

    expect(problems).toHaveLength(1);
    expect(tree.root && toJson(tree.root)).toEqual(machine);
  });

  it('puts all texts into double quotes at once', () => {
    const broken = text.replaceAll('"', "'").replace("'Comment'", 'Comment');

    const { problems } = mendText(readTree(broken, 'json'));
    const tree = readTree(applyChanges(broken, problems[0]?.mend?.changes ?? []), 'json');

    expect(problems[0]?.mend?.title).toMatch(/^Put all \d+ in double quotes$/);
    expect(tree.errors).toEqual([]);
    expect(tree.root && toJson(tree.root)).toEqual(machine);
  });
});
