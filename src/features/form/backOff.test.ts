import { describe, expect, it } from 'vitest';
import { readBackOff } from './backOff';

describe('readBackOff', () => {
  it('takes the defaults of the language', () => {
    expect(readBackOff({ ErrorEquals: ['States.ALL'] })).toEqual({ delays: [1, 2, 4], totalSeconds: 7, isCut: false });
  });

  it('lets no wait grow beyond MaxDelaySeconds', () => {
    expect(readBackOff({ IntervalSeconds: 3, BackoffRate: 4, MaxAttempts: 4, MaxDelaySeconds: 20 })?.delays).toEqual([
      3, 12, 20, 20,
    ]);
  });

  it('waits for nothing when there is no retry', () => {
    expect(readBackOff({ MaxAttempts: 0 })).toEqual({ delays: [], totalSeconds: 0, isCut: false });
  });

  it('works out a hundred waits of a million', () => {
    expect(readBackOff({ MaxAttempts: 1_000_000, BackoffRate: 1 })).toMatchObject({ totalSeconds: 100, isCut: true });
  });

  it('draws nothing for a value that is no number', () => {
    expect(readBackOff({ IntervalSeconds: '${Interval}' })).toBeUndefined();
  });
});
