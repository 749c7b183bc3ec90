import { describe, expect, it } from 'vitest';
import type { Attempt, StateSummary, Visit } from '../../core/history/runView';
import { emptyMap } from '../../core/history/persistentMap';
import { durationWords, fitLine, statusLine } from './statusLine';

const summary = (status: StateSummary['status']): StateSummary => ({
  status,
  visits: 1,
  lastVisit: 2,
  retries: 0,
  counts: { [status]: 1 },
});
const attempt = (part: Partial<Attempt>): Attempt => ({ eventId: 3, startedMs: 0, status: 'succeeded', ...part });
const visit = (part: Partial<Visit>): Visit => ({
  id: 2,
  stateName: 'Charge',
  stateType: 'Task',
  status: 'succeeded',
  enteredMs: 0,
  input: {},
  attempts: [],
  eventIds: [2],
  ...part,
});

describe('statusLine', () => {
  it('says that a state was not reached', () => {
    expect(statusLine(undefined, undefined)).toBe('Not reached');
  });

  it('tells how long a state took that succeeded at once', () => {
    expect(statusLine(summary('succeeded'), visit({ exitedMs: 600, attempts: [attempt({})] }))).toBe(
      'Succeeded · 0.6 s',
    );
  });

  it('tells which try succeeded rather than how long it took', () => {
    expect(
      statusLine(
        summary('succeeded'),
        visit({ exitedMs: 600, attempts: [attempt({ status: 'failed', error: 'Busy' }), attempt({ startedMs: 300 })] }),
      ),
    ).toBe('Succeeded · 2nd try');
  });

  it('names the error of a state that failed or whose error was caught', () => {
    expect(statusLine(summary('failed'), visit({ status: 'failed', error: 'Lambda.Unknown' }))).toBe(
      'Failed · Lambda.Unknown',
    );
    expect(statusLine(summary('caught'), visit({ status: 'caught', error: 'Busy' }))).toBe('Caught error · Busy');
  });

  it('tells in how many of several items an error was caught, beside a state and on the Map around it', () => {
    expect(statusLine({ ...summary('caught'), visits: 4, caughtItems: { count: 1, of: 4 } }, visit({}))).toBe(
      '1 of 4 caught',
    );
    const iterations = { byIndex: emptyMap<number, 'succeeded'>(), total: 4, counts: { succeeded: 4 } };
    expect(statusLine(summary('succeeded'), visit({ iterations }), false, 1)).toBe('Succeeded · 4 items, 1 caught');
    expect(statusLine(summary('succeeded'), visit({ iterations }), false, 0)).toBe('Succeeded · 4 items');
  });

  it('says which try comes next while a state waits for its retry', () => {
    expect(statusLine(summary('retrying'), visit({ attempts: [attempt({ status: 'failed', error: 'Busy' })] }))).toBe(
      'Needs retry · 2nd try',
    );
  });

  it('counts the items of a Map that are done, and those that failed', () => {
    expect(
      statusLine(
        summary('inProgress'),
        visit({ iterations: { byIndex: emptyMap(), total: 3, counts: { succeeded: 2, inProgress: 1 } } }),
      ),
    ).toBe('In progress · 2 of 3 items');
    expect(
      statusLine(
        summary('failed'),
        visit({ iterations: { byIndex: emptyMap(), total: 2, counts: { succeeded: 1, failed: 1 } } }),
      ),
    ).toBe('Failed · 1 of 2 items failed');
    expect(
      statusLine(
        summary('succeeded'),
        visit({ iterations: { byIndex: emptyMap(), total: 1, counts: { succeeded: 1 } } }),
      ),
    ).toBe('Succeeded · 1 item');
    expect(
      statusLine(
        summary('succeeded'),
        visit({ iterations: { byIndex: emptyMap(), total: 12, counts: {}, asChildren: true } }),
      ),
    ).toBe('Succeeded · 12 items');
    expect(statusLine(undefined, undefined, true)).toBe('In child executions');
  });
});

describe('durationWords', () => {
  it.each([
    [0, '0 ms'],
    [2, '2 ms'],
    [600, '0.6 s'],
    [12_800, '12.8 s'],
    [59_960, '1 min'],
    [200_000, '3 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [97_200_000, '1 d 3 h'],
  ])('writes %d ms as %s', (durationMs, words) => {
    expect(durationWords(durationMs)).toBe(words);
  });
});

describe('fitLine', () => {
  it('keeps a line that has room, and of a longer one the fact, which the sign does not say', () => {
    expect(fitLine('Succeeded · 0.6 s', 208)).toBe('Succeeded · 0.6 s');
    expect(fitLine('Caught error · Payment.Declined', 208)).toBe('Payment.Declined');
    expect(fitLine('Not reached', 208)).toBe('Not reached');
  });
});
