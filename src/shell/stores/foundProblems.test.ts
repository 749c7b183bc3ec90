import { describe, expect, it } from 'vitest';
import type { StateId } from '../../core/asl/model';
import { diffChanges } from '../../core/document/changes';
import type { Problem } from '../../core/asl/problem';
import type { Background } from '../worker/background';
import { currentProblems } from './currentProblems';
import { longTextLength } from './longText';
import type { Session } from './session';
import { testSession } from './testing/testSession';

const definition = {
  StartAt: 'A',
  States: { A: { Type: 'Pass', Next: 'Nowhere' }, B: { Type: 'Wait', Seconds: 1, Next: 'Gone' } },
};

/** A session whose paints come when the test says so. */
function paintedSession() {
  let waiting: (() => void) | undefined;
  const session = testSession(definition, {
    afterPaint: (work) => {
      waiting = work;
      return () => (waiting = undefined);
    },
  });
  return {
    session,
    paint(): void {
      waiting?.();
      waiting = undefined;
    },
  };
}

function replace({ documentStore }: Session, old: string, by: string): void {
  const { text } = documentStore.getState().document;
  documentStore.dispatch({ changes: diffChanges(text, text.replace(old, by)), label: 'Type', origin: 'text' });
}

const idOf = (name: string) => `/States/${name}` as StateId;
const codesOf = ({ foundProblems }: Session, name: string) =>
  foundProblems
    .getState()
    .byState.get(idOf(name))
    ?.map(({ code }) => code) ?? [];

describe('found problems', () => {
  it('are those of each state, once what shows them has been painted', () => {
    const { session, paint } = paintedSession();
    session.foundProblems.subscribe(() => undefined);
    expect(session.foundProblems.getState().machine).toBeUndefined();

    paint();

    expect(codesOf(session, 'A')).toContain('unknown-target');
    expect(session.foundProblems.getState().machine).toBe(session.derived.machine());
  });

  it('follow a change after it has been painted, and say meanwhile which machine they are about', () => {
    const { session, paint } = paintedSession();
    session.foundProblems.subscribe(() => undefined);
    paint();
    const judged = session.derived.machine();

    replace(session, '"Nowhere"', '"B"');
    expect(codesOf(session, 'A')).toContain('unknown-target');
    expect(session.foundProblems.getState().machine).toBe(judged);

    paint();
    expect(codesOf(session, 'A')).not.toContain('unknown-target');
    expect(session.foundProblems.getState().all).toBe(session.derived.problems());
  });

  it('keep the list of a state whose problems stayed the same', () => {
    const { session, paint } = paintedSession();
    session.foundProblems.subscribe(() => undefined);
    paint();
    const ofB = session.foundProblems.getState().byState.get(idOf('B'));

    replace(session, '"Nowhere"', '"Elsewhere"');
    paint();

    expect(ofB).toBeDefined();
    expect(session.foundProblems.getState().byState.get(idOf('B'))).toBe(ofB);
  });

  it('of a long text are looked for beside the page; those found before stay until then', async () => {
    const asked: {
      readonly text: string;
      readonly wanted: AbortSignal;
      readonly answer: (problems: readonly Problem[] | undefined) => void;
    }[] = [];
    const judge: Background['judge'] = ({ text }, wanted) =>
      new Promise((answer) => asked.push({ text, wanted, answer }));
    const session = testSession(
      { ...definition, Comment: 'x'.repeat(longTextLength) },
      { background: { judge, layOut: () => Promise.resolve(undefined) } },
    );
    session.foundProblems.subscribe(() => undefined);
    expect(currentProblems(session)).toBeUndefined();

    const problem: Problem = {
      code: 'not-begun',
      severity: 'error',
      message: 'Made up.',
      at: '/States/A',
      stateId: idOf('A'),
    };
    asked[0]?.answer([problem]);
    await Promise.resolve();
    expect(codesOf(session, 'A')).toEqual(['not-begun']);
    expect(currentProblems(session)).toEqual([problem]);
    expect(session.derived.problems()).toEqual([problem]);

    replace(session, '"Nowhere"', '"B"');
    expect(codesOf(session, 'A')).toEqual(['not-begun']);
    expect(currentProblems(session)).toBeUndefined();
    replace(session, '"Gone"', '"A"');
    expect(asked.slice(1).map(({ wanted }) => wanted.aborted)).toEqual([true, false]);
    expect(asked[2]?.text).toBe(session.documentStore.getState().document.text);

    asked[2]?.answer(undefined); // no worker can be had: the page looks itself
    await Promise.resolve();
    expect(codesOf(session, 'A')).not.toContain('not-begun');
    expect(session.foundProblems.getState().machine).toBe(session.derived.machine());
  });

  it('are not looked for while nobody listens', () => {
    const { session, paint } = paintedSession();
    const stop = session.foundProblems.subscribe(() => undefined);
    paint();
    stop();
    const before = session.foundProblems.getState();

    replace(session, '"Nowhere"', '"B"');
    paint();

    expect(session.foundProblems.getState()).toBe(before);
  });
});
