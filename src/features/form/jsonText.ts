import { changeOfNumber, sayChange } from '../../core/base/changedNumber';
import type { Json } from '../../core/base/json';
import { parseJson } from '../../core/base/long';
import { fail, ok, type Result } from '../../core/base/result';
import { findChangedNumbers } from '../../core/document/changedNumbers';
import { readTree } from '../../core/document/tree';

/**
 * JSON that was written into a field as a value; refused where the value would be another number than the one written.
 */
export function parseJsonText(text: string): Result<Json> {
  try {
    const value = parseJson(text);
    const [change] = findChangedNumbers(readTree(text, 'json')).found;
    return change === undefined ? ok(value) : fail(sayChange(change));
  } catch (error) {
    return fail(`This is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** What would become of a number that is not kept as it is written; undefined when it is. */
export function changedNumber(written: string): string | undefined {
  const change = changeOfNumber(written);
  return change && sayChange(change);
}
