import { joinPointer } from '../../document/pointer';
import type { Problem } from '../problem';
import { fieldOf, inState } from './fields';
import { advice, refusal, type Part } from './rule';

/** Every state that can go on has exactly one of Next and End. */
export function* checkFlow({ objects }: Part): Iterable<Problem> {
  for (const place of objects) {
    if (!place.rows.has('End')) continue;
    const next = fieldOf(place, 'Next');
    const end = fieldOf(place, 'End');
    const ends = end !== undefined && end !== false;
    if (next !== undefined && ends) {
      yield refusal(
        'next-and-end',
        joinPointer(place.at, 'End'),
        `${place.called} has both "Next" and "End". Remove "End" to go on, or "Next" to end here.`,
        'There should only be one of the following fields: [Next, End]',
        { ...inState(place), part: 'key', serviceAt: place.at },
      );
    } else if (next === undefined && !ends) {
      yield refusal(
        'no-next-or-end',
        place.at,
        `${place.called} leads nowhere. Give it a "Next" state, or "End": true.`,
        'This object should have only one of the following fields: [Next, End]',
        inState(place),
      );
    } else if (end === false) {
      yield advice(
        'warning',
        'end-false',
        joinPointer(place.at, 'End'),
        `${place.called} says "End": false, which has no effect. Remove it.`,
        { ...inState(place), part: 'key' },
      );
    }
  }
}
