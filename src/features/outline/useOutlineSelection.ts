import { useCallback, useState } from 'react';
import { useSelection, useSession } from '../../shell/stores/context';
import type { OutlineRow } from './outlineRows';

/** Which row has the keyboard, and how going to a row selects what it shows. */
export type OutlineSelection = {
  readonly activeIndex: number;
  readonly isSelected: (row: OutlineRow) => boolean;
  readonly goTo: (row: OutlineRow, isAdding?: boolean) => void;
};

/**
 * Shares the selection with the canvas and the code. The active row is the one that was gone to last, as long as it
 * shows what is selected; otherwise somebody else has selected, and the row of that is active.
 */
export function useOutlineSelection(rows: readonly OutlineRow[]): OutlineSelection {
  const { selectionStore } = useSession();
  const [gone, setGone] = useState<string>();
  const states = useSelection((state) => state.states);
  const transition = useSelection((state) => state.transition);
  const isShown = (row: OutlineRow): boolean =>
    row.kind === 'arrow'
      ? row.transition.id === transition
      : states.at(-1) === (row.kind === 'state' ? row.state.id : row.owner);

  const goneIndex = rows.findIndex((row) => row.key === gone && isShown(row));
  const activeIndex = goneIndex >= 0 ? goneIndex : rows.findIndex((row) => row.kind !== 'branch' && isShown(row));

  const goTo = useCallback(
    (row: OutlineRow, isAdding = false): void => {
      setGone(row.key);
      if (row.kind === 'arrow') selectionStore.selectTransition(row.transition.id);
      else if (isAdding && row.kind === 'state') selectionStore.toggle(row.state.id);
      // A branch is nothing that can be selected; its Parallel is, so that the form shows it.
      else selectionStore.select([row.kind === 'state' ? row.state.id : row.owner]);
    },
    [selectionStore],
  );
  const isSelected = (row: OutlineRow): boolean =>
    row.kind === 'state' ? states.includes(row.state.id) : row.kind === 'arrow' && row.transition.id === transition;
  return { activeIndex, isSelected, goTo };
}
