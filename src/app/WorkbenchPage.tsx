import { useEffect, useState, type ReactElement } from 'react';
import { SessionProvider } from '../stores/context';
import { useApp, type OpenSession } from './appParts';
import { MissingPage } from './MissingPage';
import { Opening } from './Opening';
import { Workbench } from './Workbench';

/** Opens the workflow of the address, and closes it, saved, when the address changes. */
export function WorkbenchPage({ id }: { readonly id: string }): ReactElement {
  const opened = useOpenSession(id);
  if (opened === 'opening') return <Opening />;
  if (opened === 'missing') {
    return (
      <MissingPage
        title="This workflow is not kept here"
        text="Workflows are kept in the browser in which they were made. This one was deleted, or its address comes from another browser or device: ask for its file and open that."
      />
    );
  }
  return (
    <SessionProvider session={opened.session}>
      <Workbench />
    </SessionProvider>
  );
}

function useOpenSession(id: string): OpenSession | 'opening' | 'missing' {
  const { openSession, noticesStore } = useApp();
  const [opened, setOpened] = useState<OpenSession | 'opening' | 'missing'>('opening');
  useEffect(() => {
    let closed = false;
    const opening = openSession(id);
    opening
      .then((found) => {
        if (closed) return;
        if (found && found.session.derived.tree().errors.length > 0) found.session.selectionStore.openDock('problems');
        setOpened(found ?? 'missing');
      })
      .catch((error: unknown) => {
        noticesStore.show({ tone: 'error', sticky: true, text: `The workflow could not be read from this browser's storage: ${error instanceof Error ? error.message : String(error)}.` });
        if (!closed) setOpened('missing');
      });
    return () => {
      closed = true;
      void opening.then((found) => found?.close()).catch(() => undefined); // told above
    };
  }, [id, openSession, noticesStore]);
  return opened;
}
