import { describe, expect, it, vi } from 'vitest';
import type { StateId } from '../../core/asl/model';
import { fixEntries } from '../pickers/fixEntries';
import { testSession } from '../stores/testing/testSession';
import { goToProblem } from './goToProblem';

const broken = {
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'Nowhere' },
    B: { Type: 'Pass', Next: 'A' },
    C: { Type: 'Pass', Next: 'Neither' },
  },
};

describe('goToProblem', () => {
  it('goes from problem to problem in the order of the text, round and round', () => {
    const session = testSession(broken);
    const reveal = vi.fn<(at: string) => void>();
    session.editor.register({ focus: vi.fn(), find: vi.fn(), catchUp: vi.fn(), revealRange: vi.fn(), reveal });
    const count = session.derived.problems().length;

    for (let i = 0; i <= count; i++) goToProblem(session, 'next');

    const shown = reveal.mock.calls.map(([at]) => at);
    expect(new Set(shown)).toEqual(new Set(session.derived.problems().map(({ at }) => at)));
    expect(shown.at(-1)).toBe(shown[0]);
    expect(shown.indexOf('/States/A/Next')).toBeLessThan(shown.indexOf('/States/C/Next'));
  });

  it('goes on from the state that the person selected meanwhile', () => {
    const session = testSession(broken);
    goToProblem(session, 'next');

    session.selectionStore.select(['/States/A' as StateId]);
    goToProblem(session, 'next');

    expect(session.selectionStore.getState().states).not.toEqual(['/States/A']);
  });

  it('says where the fix is, and the menu of the state has it', () => {
    const session = testSession({
      StartAt: 'Charge',
      States: { Charge: { Type: 'Pass', Next: 'Shipp' }, Ship: { Type: 'Succeed' } },
    });
    const id = '/States/Charge' as StateId;

    expect(goToProblem(session, 'next')).toMatch(
      /^Problem 1 of \d\. Error in Charge: .* To fix it, change .*"Ship".*: in the menu of the state, Shift\+F10\.$/,
    );
    const [fix] = fixEntries(session, id);
    if (fix === undefined || fix === 'separator' || !('onSelect' in fix)) throw new Error('The menu has no fix.');
    expect(fix.label).toMatch(/^Fix: Change .*"Ship"/);
    fix.onSelect();
    expect(session.derived.machine().states.get(id)?.fields['Next']).toBe('Ship');
    expect(fixEntries(session, id)).toEqual([]);
  });

  it('shows the place on the canvas and in the code', () => {
    const session = testSession(broken);
    const [reveal, center] = [vi.fn(), vi.fn()];
    session.editor.register({ focus: vi.fn(), find: vi.fn(), catchUp: vi.fn(), revealRange: vi.fn(), reveal });
    // only this is asked of it
    session.canvas.register({ center } as unknown as NonNullable<ReturnType<typeof session.canvas.current>>);
    const problem = session.derived.problems().find(({ at }) => at === '/States/C/Next');
    if (!problem) throw new Error('The broken target is not a problem.');

    goToProblem(session, problem);

    expect(reveal).toHaveBeenCalledWith('/States/C/Next');
    expect(center).toHaveBeenCalledWith('/States/C');
  });
});
