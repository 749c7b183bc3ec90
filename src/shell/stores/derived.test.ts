import { describe, expect, it } from 'vitest';
import type { StateId } from '../../core/asl/model';
import { diffChanges } from '../../core/document/changes';
import { orderDefinition, testSession } from './testing/testSession';

describe('derived values', () => {
  it('are the same objects until the document changes', () => {
    const { derived, documentStore } = testSession(orderDefinition);
    const first = [derived.tree(), derived.machine(), derived.problems(), derived.graph(), derived.layout()];

    documentStore.rename('Another name');
    expect(
      [derived.tree(), derived.machine(), derived.problems(), derived.graph(), derived.layout()].every(
        (value, i) => value === first[i],
      ),
    ).toBe(true);

    const { text } = documentStore.getState().document;
    documentStore.dispatch({
      changes: diffChanges(text, text.replace('"Pass"', '"Wait"')),
      label: 'Type',
      origin: 'text',
    });
    expect(derived.machine()).not.toBe(first[1]);
  });

  it('lay out again when the direction changes, and draw again when a container is collapsed', () => {
    const session = testSession({
      StartAt: 'All',
      States: {
        All: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }], End: true },
      },
    });
    const { derived, settingsStore, selectionStore } = session;
    const [graph, layout] = [derived.graph(), derived.layout()];

    settingsStore.change({ direction: 'right' });
    expect(derived.graph()).toBe(graph);
    expect(derived.layout()).not.toBe(layout);

    selectionStore.setCollapsed('/States/All' as StateId, true);
    expect(derived.graph().nodes.size).toBeLessThan(graph.nodes.size);
  });
});
