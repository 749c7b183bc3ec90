/** What the commands say of numbers that are not kept as somebody wrote them. */
import { sayChange } from '../core/base/changedNumber';
import type { Json, JsonObject } from '../core/base/json';
import { findChangedNumbers, mayChangeNumbers } from '../core/document/changedNumbers';
import { readTree, type SyntaxTree } from '../core/document/tree';

/** More numbers of one text than these are counted only. */
const mostTold = 10;

/** Says of each number of a text that is not kept what becomes of it, a line each; `source` names the text. */
export function describeNumbers(source: string, tree: SyntaxTree): string {
  const { found, count } = findChangedNumbers(tree);
  const told = found.slice(0, mostTold).map((number) => {
    const line = tree.text.slice(0, number.from).split('\n').length;
    return `Note: ${source}, line ${line}${number.at === '' ? '' : `, ${number.at}`}: ${sayChange(number)}\n`;
  });
  const left = count - told.length;
  return (
    told.join('') +
    (left > 0 ? `Note: ${source}: ${left} more ${left === 1 ? 'number is' : 'numbers are'} not kept as written.\n` : '')
  );
}

/** The same of a text of JSON. */
export function describeJsonNumbers(source: string, text: string): string {
  return mayChangeNumbers(text) ? describeNumbers(source, readTree(text, 'json')) : '';
}

/** Texts in a case that are JSON themselves. */
const textMembers = ['definitionText', 'inputText'];

/**
 * The numbers of a case that are not kept: where, how they are written, what
 * they become. Undefined when there are none.
 */
export function changedNumbersIn(line: string, given: JsonObject): Json | undefined {
  const texts = [['', line], ...textMembers.map((name) => [`/${name}`, given[name]])];
  const changed = texts.flatMap(([place, text]) => {
    if (typeof text !== 'string' || !mayChangeNumbers(text)) return [];
    return findChangedNumbers(readTree(text, 'json')).found.map(({ at, written, becomes }) => ({
      at: `${String(place)}${at}`,
      written,
      becomes,
    }));
  });
  return changed.length === 0 ? undefined : changed;
}
