import { describe, expect, it } from 'vitest';
import { applyChanges } from './changes';
import { computeEdits, type Edit } from './edits';
import { readTree } from './tree';

const wait = { value: { Type: 'Wait', Seconds: 5 } };

function edit(text: string, ...edits: readonly Edit[]): string {
  const changes = computeEdits(readTree(text, 'json'), edits);
  if (!changes.ok) throw new Error(changes.error);
  return applyChanges(text, changes.value);
}

describe('putting a member in', () => {
  it('takes over indentation, colon and line', () => {
    const add = { op: 'insertMember', at: '', key: 'B', value: wait, after: 'A' } as const;

    expect(edit('{\n  "A": 1\n}\n', add)).toBe(
      '{\n  "A": 1,\n  "B": {\n    "Type": "Wait",\n    "Seconds": 5\n  }\n}\n',
    );
    expect(edit('{\n\t"A":1\n}', add)).toBe('{\n\t"A":1,\n\t"B":{\n\t\t"Type":"Wait",\n\t\t"Seconds":5\n\t}\n}');
    expect(edit('{\n   "A" : 1\n}', add)).toBe(
      '{\n   "A" : 1,\n   "B" : {\n      "Type" : "Wait",\n      "Seconds" : 5\n   }\n}',
    );
    expect(edit('{"A":1}', add)).toBe('{"A":1,"B":{"Type":"Wait","Seconds":5}}');
    expect(edit('{ "A": 1, "C": 3 }', add)).toBe('{ "A": 1, "B": { "Type": "Wait", "Seconds": 5 }, "C": 3 }');
  });

  it('puts it first with null, and last when nothing is said', () => {
    expect(edit('{"A": 1, "C": 3}', { op: 'insertMember', at: '', key: 'B', value: { value: 2 }, after: null })).toBe(
      '{"B": 2, "A": 1, "C": 3}',
    );
    expect(edit('{"A": 1, "C": 3}', { op: 'insertMember', at: '', key: 'B', value: { value: 2 } })).toBe(
      '{"A": 1, "C": 3, "B": 2}',
    );
  });

  it('leaves a comment with the line it is on', () => {
    const text = '{\n  "A": 1, // about A\n  // about C\n  "C": 3 // about C, too\n}';

    expect(edit(text, { op: 'insertMember', at: '', key: 'B', value: { value: 2 }, after: 'A' })).toBe(
      '{\n  "A": 1, // about A\n  "B": 2,\n  // about C\n  "C": 3 // about C, too\n}',
    );
    expect(edit(text, { op: 'insertMember', at: '', key: 'D', value: { value: 4 } })).toBe(
      '{\n  "A": 1, // about A\n  // about C\n  "C": 3, // about C, too\n  "D": 4\n}',
    );
  });

  it('keeps a trailing comma trailing', () => {
    expect(edit('{\n  "A": 1,\n}', { op: 'insertMember', at: '', key: 'B', value: { value: 2 } })).toBe(
      '{\n  "A": 1,\n  "B": 2,\n}',
    );
  });

  it('opens an empty object up, on one line only where the line is shared', () => {
    const add = { op: 'insertMember', at: '/States', key: 'B', value: { value: 2 } } as const;

    expect(edit('{\n  "States": {}\n}', add)).toBe('{\n  "States": {\n    "B": 2\n  }\n}');
    expect(edit('{\n  "States": {\n  }\n}', add)).toBe('{\n  "States": {\n    "B": 2\n  }\n}');
    expect(edit('{"States":{}}', add)).toBe('{"States":{"B":2}}');
    expect(edit('{\n  "States": { // none yet\n  }\n}', add)).toBe('{\n  "States": { // none yet\n    "B": 2\n  }\n}');
  });

  it('puts an object on one line where its neighbours are', () => {
    const text = '{\n  "A": { "Type": "Pass" }\n}';

    expect(edit(text, { op: 'insertMember', at: '', key: 'B', value: wait })).toBe(
      '{\n  "A": { "Type": "Pass" },\n  "B": { "Type": "Wait", "Seconds": 5 }\n}',
    );
  });

  it('moves raw source to its new depth and unit', () => {
    const source = '{\n      "Type": "Pass", // 1.0\n      "Result": {\n        "x": 1.0\n      }\n    }';

    expect(edit('{\n\t"A": 1\n}', { op: 'insertMember', at: '', key: 'B', value: { source } })).toBe(
      '{\n\t"A": 1,\n\t"B": {\n\t\t"Type": "Pass", // 1.0\n\t\t"Result": {\n\t\t\t"x": 1.0\n\t\t}\n\t}\n}',
    );
  });

  it('brings comments along, as block comments where a line would swallow what follows', () => {
    const add = {
      op: 'insertMember',
      at: '',
      key: 'B',
      value: { value: 2 },
      after: null,
      comments: { before: '// about B', after: '// end' },
    } as const;

    expect(edit('{\n  "A": 1\n}', add)).toBe('{\n  // about B\n  "B": 2, // end\n  "A": 1\n}');
    expect(edit('{"A": 1}', add)).toBe('{/* about B */ /* end */ "B": 2, "A": 1}');
  });
});

describe('removing', () => {
  it('leaves the rest of a line as it would have been written', () => {
    expect(edit('[1,2]', { op: 'remove', at: '/1' })).toBe('[1]');
    expect(edit('[1, 2]', { op: 'remove', at: '/0' })).toBe('[2]');
    expect(edit('[ 1, 2, 3 ]', { op: 'remove', at: '/1' })).toBe('[ 1, 3 ]');
    expect(edit('[1]', { op: 'remove', at: '/0' })).toBe('[]');
    expect(edit('[1, 2, 3]', { op: 'remove', at: '/0' }, { op: 'remove', at: '/2' })).toBe('[2]');
  });

  it('takes the comments along that belong to the part, and no others', () => {
    const text = '{\n  // Head of the list\n\n  // about A\n  "A": 1, // A\n  // about B\n  "B": 2 // B\n}';

    expect(edit(text, { op: 'remove', at: '/A' })).toBe('{\n  // Head of the list\n  // about B\n  "B": 2 // B\n}');
    expect(edit(text, { op: 'remove', at: '/B' })).toBe('{\n  // Head of the list\n\n  // about A\n  "A": 1 // A\n}');
  });

  it('never lets a line comment swallow what follows', () => {
    expect(edit('[1, // one\n 2, 3]', { op: 'remove', at: '/1' })).toBe('[1, // one\n 3]');
    expect(edit('[1, // one\n 2]', { op: 'remove', at: '/1' })).toBe('[1 // one\n ]');
  });
});

describe('setting', () => {
  it('touches only what differs, and keeps the spelling of what is equal', () => {
    const text = '{\n  "Rate": 1.50, // slow\n  "List": [1.0, 2, 3],\n  "Old": true\n}';

    expect(edit(text, { op: 'set', at: '', value: { value: { Rate: 1.5, List: [1, 3], New: {}, Old: false } } })).toBe(
      '{\n  "Rate": 1.50, // slow\n  "List": [1.0, 3],\n  "New": {},\n  "Old": false\n}',
    );
  });

  it('adds what is missing, after the key that it follows in the value', () => {
    expect(edit('{"a": 1, "c": 3}', { op: 'set', at: '', value: { value: { a: 1, b: 2, c: 3 } } })).toBe(
      '{"a": 1, "b": 2, "c": 3}',
    );
    expect(edit('{"a": 1}', { op: 'set', at: '/b', value: { value: 2 } })).toBe('{"a": 1, "b": 2}');
  });

  it('leaves an unquoted placeholder alone when its value is set to it', () => {
    const text = '{"Seconds": ${Delay}, "a": 1}';

    expect(edit(text, { op: 'set', at: '', value: { value: { Seconds: '${Delay}', a: 2 } } })).toBe(
      '{"Seconds": ${Delay}, "a": 2}',
    );
  });

  it('writes short arrays as the author does', () => {
    expect(edit('{\n  "a": ["x"],\n  "b": 1\n}', { op: 'set', at: '/b', value: { value: ['y', 'z'] } })).toContain(
      '"b": ["y", "z"]',
    );
    expect(edit('{\n  "b": 1\n}', { op: 'set', at: '/b', value: { value: ['y'] } })).toBe(
      '{\n  "b": [\n    "y"\n  ]\n}',
    );
  });
});

describe('several edits at once', () => {
  it('are all taken from the one tree', () => {
    const text = '{"A": {"Next": "B"}, "B": {"Next": "C"}, "C": 1}';

    const after = edit(
      text,
      { op: 'remove', at: '/B' },
      { op: 'set', at: '/A/Next', value: { source: '"C"' } },
      { op: 'renameKey', at: '/C', key: 'D' },
      { op: 'insertMember', at: '', key: 'E', value: { value: 5 }, after: 'B' },
    );

    expect(after).toBe('{"A": {"Next": "C"}, "E": 5, "D": 1}');
  });

  it('are refused when one reaches into what another removes', () => {
    const tree = readTree('{"A": {"Next": "B"}}', 'json');

    expect(
      computeEdits(tree, [
        { op: 'remove', at: '/A' },
        { op: 'set', at: '/A/Next', value: { value: 'C' } },
      ]),
    ).toEqual({ ok: false, error: 'Two of the changes concern the same piece of text.' });
  });
});

describe('in a text that is broken elsewhere', () => {
  it('still edits what can be read', () => {
    const text = '{\n  "A": {\n    "Type": "Pass"\n  "B": {\n    "Next": "C"\n  }\n}';

    expect(edit(text, { op: 'set', at: '/B/Next', value: { value: 'D' } })).toBe(text.replace('"C"', '"D"'));
  });

  it('says that a container has to be mended first', () => {
    const tree = readTree('{\n  "A": {\n    "Type": "Pass"\n', 'json');

    expect(computeEdits(tree, [{ op: 'insertMember', at: '/A', key: 'x', value: { value: 1 } }])).toEqual({
      ok: false,
      error: 'The text on line 2 cannot be read to its end at the moment. Mend it first.',
    });
    expect(computeEdits(tree, [{ op: 'remove', at: '/Z' }])).toEqual({
      ok: false,
      error: 'There is nothing at "/Z" in the text at the moment.',
    });
  });
});

describe('keys from data', () => {
  it('are only keys, whatever they are called', () => {
    expect(edit('{"a": 1}', { op: 'insertMember', at: '', key: '__proto__', value: { value: { x: 1 } } })).toBe(
      '{"a": 1, "__proto__": {"x": 1}}',
    );
    expect(edit('{"constructor": 1}', { op: 'renameKey', at: '/constructor', key: '<b>"x"</b>' })).toBe(
      '{"<b>\\"x\\"</b>": 1}',
    );
  });

  it('may be repeated: each has its own place', () => {
    expect(edit('{"a": 1, "a": 2}', { op: 'set', at: '/a#2', value: { value: 3 } })).toBe('{"a": 1, "a": 3}');
    expect(edit('{"a": 1, "a": 2}', { op: 'remove', at: '/a' })).toBe('{"a": 2}');
  });
});
