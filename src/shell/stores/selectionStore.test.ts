import { describe, expect, it, vi } from 'vitest';
import type { StateId, TransitionId } from '../../core/asl/model';
import { createSelectionStore } from './selectionStore';

const [a, b] = ['/States/A', '/States/B'] as StateId[] as [StateId, StateId];

describe('selectionStore', () => {
  it('selects states or an arrow, never both', () => {
    const store = createSelectionStore();

    store.select([a, b]);
    store.selectTransition('/States/A/Next' as TransitionId);
    expect(store.getState()).toMatchObject({ states: [], transition: '/States/A/Next' });
    store.select([a]);
    expect(store.getState()).toMatchObject({ states: [a], transition: undefined });
  });

  it('adds and removes single states, the newest last', () => {
    const store = createSelectionStore();

    store.select([a]);
    store.toggle(b);
    expect(store.getState().states).toEqual([a, b]);
    store.toggle(a);
    expect(store.getState().states).toEqual([b]);
  });

  it('grows by a state at a time, and shrinks on the way back', () => {
    const store = createSelectionStore();
    store.select([a]);

    store.extendTo(b);
    expect(store.getState().states).toEqual([a, b]);
    store.extendTo(b);
    expect(store.getState().states).toEqual([a, b]);
    store.extendTo(a);

    expect(store.getState().states).toEqual([a]);
  });

  it('says nothing when the selection is what it was', () => {
    const store = createSelectionStore();
    store.select([a]);
    const listener = vi.fn();
    store.subscribe(listener);

    store.select([a]);
    store.follow((id) => id);

    expect(listener).not.toHaveBeenCalled();
  });

  it('follows what moved, in the selection and among collapsed containers, and forgets what is gone', () => {
    const store = createSelectionStore();
    store.select([a, b]);
    store.setCollapsed(b, true);

    store.follow((id) => (id === a ? undefined : ('/States/C' as StateId)));

    expect(store.getState()).toMatchObject({ states: ['/States/C'], collapsed: ['/States/C'] });
  });

  it('goes to the container when what is selected in it is collapsed with it', () => {
    const store = createSelectionStore();
    store.select([b, `${a}/ItemProcessor/States/X` as StateId]);
    store.setCollapsed(a, true);
    expect(store.getState().states).toEqual([b, a]);

    store.selectTransition(`${a}/Next` as TransitionId);
    store.setCollapsed(a, true);
    expect(store.getState().transition).toBe(`${a}/Next`);

    store.selectTransition(`${a}/ItemProcessor/States/X/Next` as TransitionId);
    store.setCollapsed(a, true);
    expect(store.getState()).toMatchObject({ states: [a], transition: undefined });
  });

  it('forgets the chosen visit when another state is selected', () => {
    const store = createSelectionStore();
    store.select([a]);
    store.showVisit(7);

    store.select([b]);

    expect(store.getState().visit).toBeUndefined();
  });
});
