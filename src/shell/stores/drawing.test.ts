import { describe, expect, it } from 'vitest';
import type { StateId } from '../../core/asl/model';
import { insertState } from '../../core/asl/edit/insertState';
import { hugeKinds, hugeText } from '../../core/asl/testing/hugeTexts';
import { buildGraph } from '../../core/graph/buildGraph';
import { layoutGraph } from '../../core/graph/layoutGraph';
import { layoutScope } from '../../core/graph/layoutScope';
import type { Background } from '../worker/background';
import { longTextLength } from './longText';
import type { Session } from './session';
import { orderDefinition, testSession } from './testing/testSession';

const kind = (name: string) => hugeKinds[name] ?? expect.fail(`There is no kind of text called ${name}.`);
const chain = hugeText(kind('states in a row'), longTextLength + 10_000);
const first = '/States/S0' as StateId;

/** A worker that answers when the test says so. */
function slowBackground() {
  const waiting: { readonly answer: () => void; readonly wanted: AbortSignal }[] = [];
  const background: Pick<Background, 'judge' | 'layOut'> = {
    judge: () => new Promise(() => undefined),
    layOut: (shape, wanted) =>
      new Promise((resolve) =>
        waiting.push({ wanted, answer: () => resolve(wanted.aborted ? undefined : layoutScope(shape)) }),
      ),
  };
  return {
    background,
    waiting,
    async answer(): Promise<void> {
      for (const { answer } of waiting.splice(0)) answer();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const add = ({ derived, documentStore }: Session, after: StateId): void => {
  const result = insertState(derived.machine(), { kind: 'after', stateId: after }, { type: 'Wait' });
  if ('changes' in result) documentStore.dispatch({ ...result, origin: 'canvas' });
};
const exact = ({ derived }: Session) =>
  layoutGraph(buildGraph(derived.machine(), { collapsed: new Set() }), { direction: 'down' }).nodes;

describe('the drawing', () => {
  it('of a short text follows at once', () => {
    const { background, waiting } = slowBackground();
    const session = testSession(orderDefinition, { background });
    session.drawing.subscribe(() => undefined);

    add(session, '/States/Charge' as StateId);

    expect(session.drawing.isCurrent()).toBe(true);
    expect(session.drawing.getState().layout.nodes).toEqual(exact(session));
    expect(waiting).toEqual([]);
  });

  it('of a long text is the one before until it has been arranged beside the page', async () => {
    const { background, answer } = slowBackground();
    const session = testSession(chain, { background });
    const before = session.drawing.getState();
    let told = 0;
    session.drawing.subscribe(() => told++);

    add(session, first);
    expect(session.drawing.getState()).toBe(before);
    expect(session.drawing.isCurrent()).toBe(false);

    told = 0;
    await answer();
    expect(told).toBe(1);
    expect(session.drawing.isCurrent()).toBe(true);
    expect(session.drawing.getState().graph).toBe(session.derived.graph());
    expect(session.drawing.getState().layout.nodes).toEqual(exact(session));
  });

  it('of a long text whose shape stays the same follows at once', () => {
    const { background, waiting } = slowBackground();
    const session = testSession(chain, { background });
    session.drawing.getState();
    session.drawing.subscribe(() => undefined);

    session.documentStore.dispatch({
      changes: [{ from: chain.length - 1, to: chain.length - 1, insert: '\n' }],
      label: 'Type',
      origin: 'text',
    });

    expect(session.drawing.isCurrent()).toBe(true);
    expect(session.drawing.getState().graph).toBe(session.derived.graph());
    expect(waiting).toEqual([]);
  });

  it('of a text that changes meanwhile is that of the last one: what was asked before is taken back', async () => {
    const { background, waiting, answer } = slowBackground();
    const session = testSession(chain, { background });
    session.drawing.getState();
    session.drawing.subscribe(() => undefined);

    add(session, first);
    await Promise.resolve();
    const [early] = waiting;
    add(session, first);
    expect(early?.wanted.aborted).toBe(true);

    await answer();
    expect(session.drawing.isCurrent()).toBe(true);
    expect(session.drawing.getState().layout.nodes).toEqual(exact(session));
  });

  it('is waited for by who needs the present one', async () => {
    const { background, waiting, answer } = slowBackground();
    const session = testSession(chain, { background });
    session.drawing.getState();
    add(session, first);

    const drawn = session.drawing.whenDrawn();
    expect(waiting).toHaveLength(1);
    await answer();

    expect((await drawn)?.graph).toBe(session.derived.graph());
  });

  it('is arranged on the page where there is no worker', async () => {
    const session = testSession(chain, {
      background: { judge: () => Promise.resolve(undefined), layOut: () => Promise.resolve(undefined) },
    });
    session.drawing.getState();
    session.drawing.subscribe(() => undefined);

    add(session, first);
    await session.drawing.whenDrawn();

    expect(session.drawing.isCurrent()).toBe(true);
    expect(session.drawing.getState().layout.nodes).toEqual(exact(session));
  });
});
