import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HistoryEvent } from '../interpreter/event';
import { appendEvents, emptyLog, eventAt, eventsBetween, lastEvent, logOf } from './eventLog';

const events = Array.from({ length: 5_000 }, (_, index): HistoryEvent => ({
  id: index + 1,
  previousEventId: index,
  timestampMs: index,
  type: 'WaitStateAborted',
}));

it('is the list of what was appended, however it came, and its older versions stay', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2_300 }), { maxLength: 8 }), fc.nat({ max: 5_000 }), (lengths, at) => {
      let log = emptyLog;
      const versions = [log];
      for (const length of lengths) {
        log = appendEvents(log, events.slice(log.count, log.count + length));
        versions.push(log);
      }

      for (const version of versions) expect(eventsBetween(version)).toEqual(events.slice(0, version.count));
      expect(eventAt(log, at)).toBe(at < log.count ? events[at] : undefined);
      expect(lastEvent(log)).toBe(events[log.count - 1]);
      expect(eventsBetween(log, at, at + 7)).toEqual(events.slice(0, log.count).slice(at, at + 7));
    }),
  );
});

it('writes only its last piece again when events are added', () => {
  const log = logOf(events.slice(0, 4_500));

  const longer = appendEvents(log, events.slice(4_500, 4_501));

  expect(longer.pieces.slice(0, -1)).toEqual(log.pieces.slice(0, -1));
  expect(longer.pieces.slice(0, -1).every((piece, index) => piece === log.pieces[index])).toBe(true);
});
