import { sayChange } from '../../core/base/changedNumber';
import { parseJson } from '../../core/base/long';
import { findChangedNumbers } from '../../core/document/changedNumbers';
import { applyChanges } from '../../core/document/changes';
import { formatText } from '../../core/document/formatText';
import { readTree } from '../../core/document/tree';

/** Says what is wrong with a run's input, or nothing. An empty text stands for `{}`. */
export function checkInput(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/**
 * Says what becomes of the first number of an input that is not kept as it is
 * written, with its place, and how many more there are.
 */
export function warnOfInput(text: string): string | undefined {
  const { found, count } = findChangedNumbers(readTree(text, 'json'));
  const [first] = found;
  if (first === undefined) return undefined;
  const more =
    count === 1
      ? ''
      : ` ${count === 2 ? 'One more number is' : `${(count - 1).toLocaleString('en')} more numbers are`} not kept as written.`;
  return `${first.at === '' ? '' : `${first.at}: `}${sayChange(first)}${more}`;
}

/** The input, a member a line and indented by two spaces; numbers stay as they are written. The text must be JSON. */
export function formatInput(text: string): string {
  return text.trim() === '' ? '{}' : applyChanges(text, formatText(readTree(text, 'json'), '  ')).trim();
}
