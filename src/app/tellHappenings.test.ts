// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setField } from '../core/asl/edit/setField';
import { insertState } from '../core/asl/edit/insertState';
import { removeStates } from '../core/asl/edit/removeStates';
import type { Place } from '../core/asl/edit/verb';
import { applyVerb } from '../shell/commands/applyVerb';
import type { Session } from '../shell/stores/session';
import { orderDefinition, testSession } from '../shell/stores/testing/testSession';
import { addRegion, lastSaid, listenToSayings } from '../shell/ui/announce';
import { tellHappenings } from './tellHappenings';

let session: Session;
let heard: string[];
let stops: (() => void)[];

const take = (): string[] => {
  vi.advanceTimersByTime(5_000);
  return heard.splice(0);
};

describe('tellHappenings', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    session = testSession(orderDefinition);
    heard = [];
    stops = [
      addRegion(Symbol('test')),
      listenToSayings(() => heard.push(lastSaid()?.text ?? '')),
      tellHappenings(session),
    ];
    take();
  });
  afterEach(() => {
    stops.forEach((stop) => stop());
    vi.useRealTimers();
  });

  it('says what was done, what it broke, and how undoing it mended that', () => {
    const { states } = session.derived.machine().root;
    applyVerb(session, (machine) => setField(machine, states[0]!.id, '/Next', 'Nowhere'), 'form'); // the first of three
    const [done, problems] = take();
    expect(done).toMatch(/^Set Next of "Validate"/);
    expect(problems).toMatch(/^\d new problems?/);

    session.documentStore.undo();
    expect(take()).toEqual([
      expect.stringMatching(/^Undone: Set Next of "Validate"/),
      expect.stringMatching(/^\d problems? less, \d left\.$/),
    ]);
  });

  it('says how a deletion ended, once', () => {
    // the second of three
    applyVerb(session, (machine) => removeStates(machine, [machine.root.states[1]!.id]), 'canvas');

    expect(take()[0]).toMatch(/^Deleted "Charge"/);
  });

  it('is silent about what is typed into the code until the problems stand still', () => {
    for (const insert of ['x', 'y', 'z']) {
      session.documentStore.dispatch({
        changes: [{ from: 0, to: 0, insert }],
        label: 'Type',
        origin: 'text',
        joinKey: 'text:1',
      });
      vi.advanceTimersByTime(200);
    }

    expect(take().filter((words) => !/problem/.test(words))).toEqual([]);
  });

  it('says that a container was collapsed', () => {
    // any state has a name to be said
    session.selectionStore.setCollapsed(session.derived.machine().root.states[0]!.id, true);

    expect(take()).toEqual(['Collapsed Validate.']);
  });

  it('says where a state stands that was added', () => {
    const place: Place = { kind: 'after', stateId: session.derived.machine().root.states[0]!.id }; // the first of three
    applyVerb(session, (machine) => insertState(machine, place, { type: 'Wait' }), 'canvas');

    expect(take().slice(0, 2)).toEqual(['Added "Wait".', 'Wait: comes from Validate, goes to Charge.']);
  });

  it('says that the dock was opened and closed, and nothing of its tabs, which say it themselves', () => {
    session.selectionStore.openDock('problems');
    session.selectionStore.openDock('runs');
    session.selectionStore.closeDock();

    expect(take()).toEqual(['Dock opened: Problems.', 'Dock closed.']);
  });
});
