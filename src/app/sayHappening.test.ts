import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../shell/stores/settingsStore';
import { sayHappening, type Happening } from './sayHappening';
import { settingsInWords } from './tellHappenings';

/** What happens, and what is said of it. */
const table: readonly (readonly [Happening, string])[] = [
  [{ kind: 'opened', name: 'Orders', states: 8 }, 'Orders is open, 8 states.'],
  [{ kind: 'changed', labels: ['Add Wait after "Charge"'] }, 'Added Wait after "Charge".'],
  [{ kind: 'changed', labels: ['Rename "Charge" to "Pay"'] }, 'Renamed "Charge" to "Pay".'],
  [
    { kind: 'changed', labels: ['Delete "Ship" and 2 states that only it led to'] },
    'Deleted "Ship" and 2 states that only it led to.',
  ],
  [{ kind: 'changed', labels: ['Connect "A" to "B"'] }, 'Connected "A" to "B".'],
  [{ kind: 'changed', labels: ['Lead rule 1 of "Which" to "B"'] }, 'Led rule 1 of "Which" to "B".'],
  [{ kind: 'changed', labels: ['Set Retry of "A"'] }, 'Set Retry of "A".'],
  [{ kind: 'changed', labels: ['Unwrap "Both"'] }, 'Unwrapped "Both".'],
  [{ kind: 'changed', labels: ['constructor of "A"'] }, 'Done: constructor of "A".'],
  [{ kind: 'undone', labels: ['Add Wait'] }, 'Undone: Add Wait.'],
  [{ kind: 'undone', labels: ['Add Wait', 'Rename "A" to "B"'] }, 'Undone: 2 changes, the last Rename "A" to "B".'],
  [{ kind: 'redone', labels: ['Add Wait'] }, 'Redone: Add Wait.'],
  [{ kind: 'redone', labels: [] }, ''],
  [{ kind: 'problems', gained: 6, lost: 0, left: 6 }, '6 new problems.'],
  [
    { kind: 'problems', gained: 1, lost: 0, left: 4, only: 'State "A" goes to "B", but no state has that name.' },
    '1 new problem: State "A" goes to "B", but no state has that name.',
  ],
  [{ kind: 'problems', gained: 2, lost: 1, left: 3 }, '2 new problems.'],
  [{ kind: 'problems', gained: 0, lost: 1, left: 2 }, '1 problem less, 2 left.'],
  [{ kind: 'problems', gained: 0, lost: 3, left: 1 }, '3 problems less, 1 left.'],
  [{ kind: 'problems', gained: 0, lost: 3, left: 0 }, 'No problems left.'],
  [{ kind: 'problems', gained: 0, lost: 0, left: 2 }, ''],
  [{ kind: 'runStarted', run: 3 }, 'Run 3 started.'],
  [{ kind: 'paused', before: 'RegionChoice', ended: [] }, 'Paused before RegionChoice.'],
  [{ kind: 'paused', inside: 'Charge', ended: [] }, 'Paused in Charge.'],
  [{ kind: 'paused', ended: [] }, 'Paused at the start.'],
  [
    { kind: 'paused', before: 'Refund', ended: [{ state: 'Charge', status: 'caught', error: 'Declined' }] },
    'Charge failed, and the error was caught: Declined. Paused before Refund.',
  ],
  [
    { kind: 'paused', inside: 'Charge', ended: [{ state: 'Charge', status: 'retrying', error: 'Busy' }] },
    'Charge failed, and will be retried: Busy. Paused in Charge.',
  ],
  [{ kind: 'waits', state: 'Approve', isActivity: false }, 'Approve waits for an answer.'],
  [{ kind: 'waits', state: 'Approve', isActivity: true }, 'Approve waits for a worker.'],
  [{ kind: 'runEnded', run: 1, status: 'SUCCEEDED', durationMs: 2_000 }, 'Run 1 succeeded after 2 s.'],
  [
    {
      kind: 'runEnded',
      run: 2,
      status: 'FAILED',
      state: 'RegionChoice',
      reason: 'States.NoChoiceMatched: No rule held',
    },
    'Run 2 failed in RegionChoice: States.NoChoiceMatched: No rule held.',
  ],
  [
    { kind: 'runEnded', run: 2, status: 'FAILED', state: 'Check', reason: 'Refused: We do not deliver there.' },
    'Run 2 failed in Check: Refused: We do not deliver there.',
  ],
  [
    { kind: 'runEnded', run: 1, status: 'FAILED', state: 'Unserved', reason: 'Unserved: We do not deliver there.' },
    'Run 1 failed in Unserved: We do not deliver there.',
  ],
  [{ kind: 'runEnded', run: 1, status: 'FAILED', state: 'Unserved', reason: 'Unserved' }, 'Run 1 failed in Unserved.'],
  [{ kind: 'runEnded', run: 2, status: 'TIMED_OUT' }, 'Run 2 timed out.'],
  [{ kind: 'runEnded', run: 2, status: 'ABORTED' }, 'Run 2 was aborted.'],
  [
    { kind: 'runEnded', run: 2, status: 'refused', reason: 'StartAt is missing.' },
    'Run 2 could not be started: StartAt is missing.',
  ],
  [
    { kind: 'runEnded', run: 2, status: 'lost', reason: 'The page was closed while this run was going.' },
    'Run 2 was lost: The page was closed while this run was going.',
  ],
  [{ kind: 'folded', state: 'Both' }, 'Collapsed Both.'],
  [{ kind: 'unfolded', state: 'Both' }, 'Expanded Both.'],
  [{ kind: 'selected', count: 3 }, '3 states selected.'],
  [{ kind: 'runShown', run: 2 }, 'Run 2 is shown.'],
  [{ kind: 'runShown', run: 2, status: 'FAILED' }, 'Run 2 is shown: it failed.'],
  [{ kind: 'runLeft', run: 2 }, 'Back to editing, run 2 is left.'],
  [{ kind: 'dock', tab: 'Problems' }, 'Dock opened: Problems.'],
  [{ kind: 'dock', tab: undefined }, 'Dock closed.'],
  [{ kind: 'setting', words: 'Dark theme' }, 'Dark theme.'],
];

describe('sayHappening', () => {
  it.each(table)('%o is said as %s', (happening, words) => expect(sayHappening(happening)).toBe(words));
});

describe('settingsInWords', () => {
  it('names what a command has switched, and nothing else', () => {
    expect(settingsInWords({ ...defaultSettings, theme: 'dark' }, defaultSettings)).toEqual(['Dark theme']);
    expect(settingsInWords({ ...defaultSettings, foldedPanes: ['left'], minimap: false }, defaultSettings)).toEqual([
      'Minimap hidden',
      'Palette hidden',
    ]);
    expect(settingsInWords({ ...defaultSettings, paneSizes: { left: 300 }, speed: 'step' }, defaultSettings)).toEqual(
      [],
    );
  });
});
