import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareInstants, parseTimestamp } from './timestamp';

it.each([
  ['1970-01-01T00:00:00Z', 0, 0],
  ['2016-03-14T01:59:00.123456789Z', Date.UTC(2016, 2, 14, 1, 59, 0, 123), 456_789],
  ['2012-10-09T19:00:55+01:00', Date.UTC(2012, 9, 9, 18, 0, 55), 0],
  ['2012-10-09T19:00:55-00:30', Date.UTC(2012, 9, 9, 19, 30, 55), 0],
  ['2024-02-29T00:00:00.5Z', Date.UTC(2024, 1, 29, 0, 0, 0, 500), 0],
  ['0001-01-01T00:00:00Z', -62_135_596_800_000, 0],
])('reads %s', (text, epochMs, nanos) => {
  expect(parseTimestamp(text)).toEqual({ epochMs, nanos });
});

it.each([
  '',
  '2016-03-14',
  '2016-03-14T01:59:00',
  '2016-03-14t01:59:00Z',
  '2016-03-14T01:59:00z',
  '2016-03-14 01:59:00Z',
  '2016-13-05T21:29:29Z',
  '2016-12-05T25:29:29Z',
  '2023-02-29T00:00:00Z',
  '2016-04-31T00:00:00Z',
  '2016-03-14T01:60:00Z',
  '2016-03-14T01:59:60Z',
  '2016-03-14T01:59:00.Z',
  '2016-03-14T01:59:00+25:00',
  '2016-03-14T01:59:00Z ',
  '16-03-14T01:59:00Z',
])('refuses "%s"', (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});

it('reads what a date writes, and orders as time does', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(-62e12), max: new Date(250e12), noInvalidDate: true }),
      fc.date({ min: new Date(-62e12), max: new Date(250e12), noInvalidDate: true }),
      (a, b) => {
        const [first, second] = [parseTimestamp(a.toISOString()), parseTimestamp(b.toISOString())];

        expect(first).toEqual({ epochMs: a.getTime(), nanos: 0 });
        expect(first && second && Math.sign(compareInstants(first, second))).toBe(Math.sign(a.getTime() - b.getTime()));
      },
    ),
  );
});
