import { sayChange, type ChangeReason } from '../../base/changedNumber';
import { optional } from '../../base/optional';
import { findChangedNumbers } from '../../document/changedNumbers';
import { parentPointer, type Pointer } from '../../document/pointer';
import type { Machine, StateId } from '../model';
import type { Problem, Severity } from '../problem';
import { advice, type Whole } from './rule';

/** How much it matters that a number is another one than was written. */
const severities: Readonly<Record<Exclude<ChangeReason, 'notJson'>, Exclude<Severity, 'error'>>> = {
  tooLarge: 'warning',
  tooSmall: 'warning',
  rounded: 'warning',
  ambiguous: 'warning',
  key: 'warning',
  shortened: 'hint',
  signedZero: 'hint',
  notation: 'hint',
};

/**
 * Numbers that are not kept as they are written, wherever the definition has
 * one. What JSON has no number for cannot be sent to the service.
 */
export function* checkNumbers({ machine }: Whole): Iterable<Problem> {
  const { found, count } = findChangedNumbers(machine.tree);
  for (const number of found) {
    const { reason, at, part } = number;
    const stateId = stateAround(machine, at);
    const more = optional({ part, stateId });
    const message = sayChange(number);
    if (reason === 'notJson') {
      const serviceMessage = `Unrecognized token '${number.written}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`;
      yield {
        code: 'number-not-json',
        severity: 'error',
        at,
        message,
        serviceCode: 'INVALID_JSON_DESCRIPTION',
        serviceMessage,
        serviceAt: null,
        ...more,
      };
    } else yield advice(severities[reason], 'changed-number', at, message, more);
  }
  if (count > found.length)
    yield advice(
      'warning',
      'changed-number',
      '',
      `There are ${count - found.length} more numbers that are not kept as they are written.`,
    );
}

/** The innermost state that a place is in. */
function stateAround({ states }: Machine, at: Pointer): StateId | undefined {
  for (let place = at; place !== ''; place = parentPointer(place)) {
    const id = place as StateId; // Looked up only: a pointer that is no state's finds nothing.
    if (states.has(id)) return id;
  }
  return undefined;
}
