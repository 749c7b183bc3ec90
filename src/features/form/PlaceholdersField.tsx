import { useDeferredValue, useMemo, type ReactElement } from 'react';
import { useMachine, useRuns, useSession } from '../../shell/stores/context';
import {
  aboutPlaceholders,
  placeholderRows,
  placeholdersOf,
  saySetCount,
  setPlaceholder,
} from '../../shell/stores/placeholders';
import { usePlaceholderDrafts } from '../../shell/stores/usePlaceholderDrafts';
import { Disclosure } from '../../shell/ui/Disclosure';
import { ValueTable } from '../../shell/ui/ValueTable';

/** What runs of the workflow fill its placeholders in with; nothing when it has none. A moment behind the text. */
export function PlaceholdersField(): ReactElement | null {
  const session = useSession();
  const drafts = usePlaceholderDrafts();
  const machine = useDeferredValue(useMachine());
  const values = useRuns((state) => state.placeholderValues);
  const placeholders = useMemo(() => placeholdersOf(machine, values), [machine, values]);
  if (placeholders.length === 0) return null;
  const rows = placeholderRows(placeholders, values, (stateId) => {
    if (!machine.states.has(stateId)) return;
    session.selectionStore.select([stateId]);
    session.canvas.current()?.center(stateId);
  });
  return (
    <Disclosure title="Placeholders" aside={saySetCount(placeholders)} opensAtFirst>
      <ValueTable
        label="Placeholders"
        about={aboutPlaceholders}
        rows={rows}
        drafts={drafts}
        onSet={(name, text) => setPlaceholder(session, name, text)}
      />
    </Disclosure>
  );
}
