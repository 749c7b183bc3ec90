import { useEffect } from 'react';
import { useSession } from '../stores/context';
import { focusDrawing } from './focusNode';

/**
 * Hands the focus of a node that a change takes away to the drawing, before the node goes: a browser that loses what has
 * the focus works out style and layout of the half-changed page.
 */
export function useKeepFocus(region: () => HTMLElement | null): void {
  const { documentStore, derived } = useSession();
  useEffect(
    () =>
      documentStore.subscribe(() => {
        const node = document.activeElement?.closest<HTMLElement>('.react-flow__node');
        if (node?.dataset.id !== undefined && !derived.graph().nodes.has(node.dataset.id)) focusDrawing(region());
      }),
    [documentStore, derived, region],
  );
}
