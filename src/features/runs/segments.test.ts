import { describe, expect, it } from 'vitest';
import type { Attempt, Visit } from '../../core/history/runView';
import { segmentsOf, type Segment } from './segments';

const visit: Visit = {
  id: 2,
  stateName: 'T',
  stateType: 'Parallel',
  status: 'succeeded',
  enteredMs: 0,
  exitedMs: 6_000,
  attempts: [],
  eventIds: [2],
};
const failed = (startedMs: number, endedMs = startedMs): Attempt => ({
  eventId: 3,
  startedMs,
  endedMs,
  status: 'failed',
  error: 'E',
});

describe('segmentsOf', () => {
  it('puts the back-off between two attempts, of which each has its own length', () => {
    const segments = segmentsOf(
      {
        ...visit,
        attempts: [failed(0), failed(2_000), { eventId: 9, startedMs: 6_000, endedMs: 6_000, status: 'succeeded' }],
      },
      9_000,
    );

    expect(segments.map(say)).toEqual(['try 0-0', 'retry 0-2000', 'try 2000-2000', 'retry 2000-6000', 'try 6000-6000']);
  });

  it('lets an attempt in progress, and a back-off in progress, last until now', () => {
    const open = { ...visit, exitedMs: undefined };

    expect(
      segmentsOf(
        { ...open, status: 'inProgress', attempts: [{ eventId: 3, startedMs: 0, status: 'inProgress' }] },
        700,
      ).map(say),
    ).toEqual(['try 0-700']);
    expect(segmentsOf({ ...open, status: 'retrying', attempts: [failed(0, 500)] }, 700).map(say)).toEqual([
      'try 0-500',
      'now 500-700',
    ]);
  });

  it('tells a back-off that was cut short, and a redrive', () => {
    expect(
      segmentsOf({ ...visit, status: 'aborted', exitedMs: 800, attempts: [failed(0, 500)] }, 900).map(say),
    ).toEqual(['try 0-500', 'cut 500-800']);
    expect(
      segmentsOf(
        {
          ...visit,
          attempts: [
            failed(0, 500),
            { eventId: 8, startedMs: 900, endedMs: 6_000, status: 'succeeded', isRedrive: true },
          ],
        },
        0,
      ).map(say),
    ).toEqual(['try 0-500', 'redrive 500-900', 'try 900-6000']);
  });

  it('says no wait after the last failure of a visit that failed', () => {
    expect(segmentsOf({ ...visit, status: 'failed', attempts: [failed(0, 6_000)] }, 0).map(say)).toEqual([
      'try 0-6000',
    ]);
  });
});

const say = (segment: Segment): string =>
  `${segment.kind === 'attempt' ? 'try' : segment.ends} ${segment.fromMs}-${segment.toMs}`;
