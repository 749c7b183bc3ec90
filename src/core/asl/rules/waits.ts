import { joinPointer } from '../../document/pointer';
import type { Problem } from '../problem';
import { fieldOf, inState } from './fields';
import { hasPlaceholder, refusal, type Part } from './rule';

const ways = ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'];

/** A Wait state says once for how long, and a fixed moment is a moment. */
export function* checkWaits({ objects }: Part): Iterable<Problem> {
  for (const place of objects) {
    if (place.table !== 'Wait') continue;
    const used = ways.filter((name) => fieldOf(place, name) !== undefined);
    if (used.length === 0) {
      yield refusal(
        'wait-without-time',
        place.at,
        `${place.called} does not say how long to wait. Add "Seconds" or "Timestamp".`,
        `This object should have only one of the following fields: [${ways.join(', ')}]`,
        inState(place),
      );
    } else if (used.length > 1) {
      yield refusal(
        'wait-with-two-times',
        joinPointer(place.at, used[1] as string),
        `${place.called} has ${used.map((name) => `"${name}"`).join(' and ')}. Keep one of them.`,
        `There should only be one of the following fields: [${ways.join(', ')}]`,
        { ...inState(place), part: 'key', serviceAt: place.at },
      );
    }
    const timestamp = fieldOf(place, 'Timestamp');
    if (typeof timestamp !== 'string' || hasPlaceholder(timestamp) || isTimestamp(timestamp)) continue;
    if (place.language === 'JSONata' && (timestamp.startsWith('{%') || timestamp.endsWith('%}'))) continue;
    yield refusal(
      'bad-timestamp',
      joinPointer(place.at, 'Timestamp'),
      `${place.called} waits for "${timestamp}", which is not a moment such as 2026-03-14T01:59:00Z (with T, and Z at the end).`,
      'String does not match RFC3339 timestamp',
      inState(place),
    );
  }
}

/** Tells whether the service takes the text as a fixed moment: date, `T`, time, optional fraction, `Z`. */
export function isTimestamp(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days && hour <= 23 && minute <= 59 && second <= 59;
}
