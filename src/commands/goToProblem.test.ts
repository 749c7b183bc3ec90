import { describe, expect, it, vi } from 'vitest';
import type { StateId } from '../asl/model';
import { testSession } from '../stores/testing/testSession';
import { goToProblem } from './goToProblem';

const broken = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nowhere' }, B: { Type: 'Pass', Next: 'A' }, C: { Type: 'Pass', Next: 'Neither' } } };

describe('goToProblem', () => {
  it('goes from problem to problem in the order of the text, round and round', () => {
    const session = testSession(broken);
    const visited = () => session.selectionStore.getState().states;

    const states = Array.from({ length: session.derived.problems().length + 1 }, () => {
      goToProblem(session, 'next');
      return visited()[0];
    });

    expect(states[0]).toBe('/States/A');
    expect(states[states.indexOf('/States/C' as StateId) + 1]).toBe('/States/A');
  });

  it('shows the place on the canvas and in the code', () => {
    const session = testSession(broken);
    const [reveal, center] = [vi.fn(), vi.fn()];
    session.editor.register({ focus: vi.fn(), find: vi.fn(), revealRange: vi.fn(), reveal });
    session.canvas.register({ center } as unknown as NonNullable<ReturnType<typeof session.canvas.current>>); // only this is asked of it
    const problem = session.derived.problems().find(({ at }) => at === '/States/C/Next');
    if (!problem) throw new Error('The broken target is not a problem.');

    goToProblem(session, problem);

    expect(reveal).toHaveBeenCalledWith('/States/C/Next');
    expect(center).toHaveBeenCalledWith('/States/C');
  });
});
