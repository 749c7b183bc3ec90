import { useEffect } from 'react';
import { useSession } from '../../shell/stores/context';
import { focusDrawing, focusNode } from './focusNode';

/**
 * Hands the focus of a node that a change takes away to the drawing, before the node goes: a browser that loses what
 * has the focus works out style and layout of the half-changed page.
 */
export function useKeepFocus(region: () => HTMLElement | null): void {
  const { documentStore, selectionStore, derived } = useSession();
  useEffect(() => {
    const focused = (): string | undefined =>
      document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    const stops = [
      documentStore.subscribe(() => {
        const id = focused();
        if (id !== undefined && !derived.graph().nodes.has(id)) focusDrawing(region());
      }),
      // A container that is folded or opened is drawn anew.
      selectionStore.subscribe(({ collapsed, states }, before) => {
        const id = collapsed === before.collapsed ? undefined : focused();
        if (id === undefined) return;
        const next = derived.graph().nodes.has(id) ? id : states.at(-1);
        requestAnimationFrame(() => (next === undefined ? focusDrawing(region()) : focusNode(region(), next)));
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [documentStore, selectionStore, derived, region]);
}
