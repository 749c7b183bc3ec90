import { findProblems } from '../../../core/asl/findProblems';
import { optional } from '../../../core/base/optional';
import { createDocument } from '../../../core/document/document';
import type { Runner } from '../../worker/client';
import type { WorkflowType } from '../documentStore';
import type { AfterPaint } from '../foundProblems';
import { createNoticesStore } from '../noticesStore';
import { createRulesStore } from '../rulesStore';
import { createRunsStore } from '../runsStore';
import { createSession, type Session, type SessionParts } from '../session';
import { createSettingsStore } from '../settingsStore';

/** A clock that goes on only when a test says so. */
export type TestClock = { nowMs: number };

/** A session over a definition, with nothing behind it: runs never answer, time stands still. */
export function testSession(
  definition: string | object,
  {
    clock = { nowMs: 1_000 },
    runner = silentRunner,
    afterPaint = atOnce,
    type = 'STANDARD',
    background,
  }: {
    clock?: TestClock;
    runner?: Runner;
    afterPaint?: AfterPaint;
    type?: WorkflowType;
    background?: SessionParts['background'];
  } = {},
): Session {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition, null, 2);
  const runsStore = createRunsStore({
    runner,
    nowMs: () => clock.nowMs,
    seed: () => 1,
    onNextFrame: (callback) => callback(),
  });
  return createSession({
    id: 'test',
    name: 'Test workflow',
    type,
    document: createDocument(text),
    runsStore,
    settingsStore: createSettingsStore(),
    noticesStore: createNoticesStore(),
    rulesStore: createRulesStore(findProblems),
    nowMs: () => clock.nowMs,
    afterPaint,
    ...optional({ background }),
  });
}

/** Nothing is painted in tests. */
const atOnce: AfterPaint = (work) => {
  work();
  return () => undefined;
};

const silentRunner: Runner = {
  start: () => ({ send: () => undefined, end: () => undefined }),
  suggest: () => Promise.resolve(undefined),
};

/** Three states in a row: Validate, Charge, Ship. */
export const orderDefinition = {
  StartAt: 'Validate',
  States: {
    Validate: { Type: 'Pass', Next: 'Charge' },
    Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: 'Ship' },
    Ship: { Type: 'Succeed' },
  },
};
