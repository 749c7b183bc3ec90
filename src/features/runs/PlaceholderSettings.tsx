import { useMemo, type ReactElement } from 'react';
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

/**
 * What the run fills the workflow's placeholders in with; nothing when it has
 * none. Closed, unless something set does not fit.
 */
export function PlaceholderSettings(): ReactElement | null {
  const session = useSession();
  const drafts = usePlaceholderDrafts();
  const machine = useMachine();
  const values = useRuns((state) => state.placeholderValues);
  const placeholders = useMemo(() => placeholdersOf(machine, values), [machine, values]);
  if (placeholders.length === 0) return null;
  return (
    <Disclosure
      title="Placeholders"
      aside={saySetCount(placeholders)}
      opensAtFirst={placeholders.some(({ fault }) => fault !== undefined)}
    >
      <ValueTable
        label="Placeholders"
        about={aboutPlaceholders}
        rows={placeholderRows(placeholders, values)}
        drafts={drafts}
        onSet={(name, text) => setPlaceholder(session, name, text)}
      />
    </Disclosure>
  );
}
