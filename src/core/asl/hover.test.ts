import { describe, expect, it } from 'vitest';
import { readTree } from '../document/tree';
import { fieldRows, tables } from './fields';
import { stateTypes } from './stateTypes';
import { describeRow, hoverAt } from './hover';
import { stateTypeDocs } from './stateTypeDocs';

function hover(marked: string): { readonly about: string; readonly title: string; readonly text: string } | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = hoverAt(readTree(text, 'json'), offset);
  return found && { about: text.slice(found.from, found.to), title: found.title, text: found.lines.join(' ') };
}

describe('hoverAt', () => {
  it('tells of a field what it is for, and in short what may stand in it', () => {
    const found = hover('{ "States": { "A": { "Type": "Task", "Timeout|Seconds": 5 } } }');

    expect(found?.about).toBe('"TimeoutSeconds"');
    expect(found?.text).toContain('States.Timeout');
    expect(found?.text).toContain('A whole number from 1 to 99,999,999.');
  });

  it('tells of fields of inner objects, and of the fields that hold them', () => {
    expect(hover('{ "States": { "A": { "Type": "Task", "Retry": [{ "Backoff|Rate": 2 }] } } }')?.text).toContain(
      'When absent: 2.',
    );
    expect(hover('{ "States": { "A": { "Type": "Map", "Item|Reader": {} } } }')?.title).toBe('ItemReader');
    expect(hover('{ "Sta|tes": {} }')?.title).toBe('States');
  });

  it('says when a field is of the other query language', () => {
    expect(hover('{ "States": { "A": { "Type": "Pass", "Output|": 1 } } }')?.text).toContain(
      'Only in JSONata; this state uses JSONPath.',
    );
  });

  it('tells of states, types, errors and functions', () => {
    expect(hover('{ "States": { "A|": { "Type": "Wait", "Comment": "A rest." } } }')).toMatchObject({
      title: 'Wait "A"',
      text: expect.stringContaining('A rest.'),
    });
    expect(hover('{ "States": { "A": { "Type": "Wa|it" } } }')?.title).toBe('Wait');
    expect(
      hover('{ "States": { "A": { "Type": "Task", "Catch": [{ "ErrorEquals": ["States.Time|out"] }] } } }')?.text,
    ).toContain('heartbeat');
    expect(
      hover('{ "States": { "A": { "Type": "Pass", "Parameters": { "v.$": "States.For|mat(1)" } } } }'),
    ).toMatchObject({ about: 'States.Format', title: expect.stringContaining('States.Format(') });
  });

  it('says nothing of plain data', () => {
    expect(hover('{ "States": { "A": { "Type": "Pass", "Result": { "a": "b|" } } } }')).toBeUndefined();
  });
});

describe('the documentation', () => {
  it('has whole sentences for every field and every type', () => {
    const rows = [...fieldRows, ...Object.values(tables).flat()];

    for (const row of rows) expect(describeRow(row, 'JSONPath').lines.join(' '), row.name).toMatch(/^[A-Za-z].*\.$/s);
    for (const type of stateTypes) expect(stateTypeDocs.get(type), type).toMatch(/\.$/);
  });
});
