import { useEffect } from 'react';
import { useSession } from '../../shell/stores/context';
import type { Run } from '../../shell/stores/runsStore';

/**
 * Goes back to editing when the workflow is changed on the drawing or in the outline while a run is shown, and says so:
 * a run's colours on states that it never ran would be false. Typing in the code leaves the run where it is, for people
 * who mend what they read in it; the strip then says that the text is another one.
 */
export function useLeaveOnEdit(run: Run): void {
  const session = useSession();
  const { documentStore, runsStore, noticesStore } = session.today ?? session;
  useEffect(
    () =>
      documentStore.subscribe(({ document, lastChange }, before) => {
        if (document.text === before.document.text || lastChange === undefined || !drawn.has(lastChange.origin)) return;
        runsStore.backToEditing();
        noticesStore.show({
          tone: 'info',
          text: `The workflow was changed, so run ${run.number} is no longer shown on it.`,
          command: { id: 'run.showAgain', label: `Show run ${run.number} again` },
        });
      }),
    [documentStore, runsStore, noticesStore, run.number],
  );
}

const drawn: ReadonlySet<string> = new Set(['canvas', 'outline', 'form']);
