import { describe, expect, it } from 'vitest';
import { formatText } from '../document/formatText';
import { styleOf } from '../document/indent';
import { readTree } from '../document/tree';
import { readFolds } from '../../features/text/outline';
import { readModel } from './readModel';
import { validate } from './validate';

// More than a call can have arguments: what spreads a list of the document into a call breaks here.
const count = 150_000;

describe('a list longer than a call has arguments', () => {
  it('of items, in one line of text', () => {
    const text = `{"StartAt":"A","States":{"A":{"Type":"Pass","Result":[${'1,'.repeat(count)}2],"End":true}}}`;
    const tree = readTree(text, 'json');
    expect(validate(readModel(tree)).map(({ code }) => code)).toEqual(['data-too-large']);
    expect(styleOf(tree).unit).toBe('  ');
    expect(readFolds(tree.root, () => 0)).toEqual([]);
    expect(formatText({ ...tree, text: '[]' }, '  ')).toEqual([]);
  });
});
