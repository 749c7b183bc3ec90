import { useEffect, useState, type ReactElement } from 'react';
import { SessionProvider } from '../shell/stores/context';
import { fail } from '../core/base/result';
import { Button } from '../shell/ui/Button';
import { useApp, type NotOpened, type OpeningProgress, type OpenSession } from './appParts';
import { downloadText } from './importExport';
import { fetchLargeNames } from '../features/canvas/Drawing';
import { fetchInspectorPane } from './InspectorPane';
import { fetchLeftPane } from './LeftPane';
import { MissingPage } from './MissingPage';
import { Opening } from './Opening';
import { Workbench } from './Workbench';
import { writeAnything } from './writeAnything';

/** Opens the workflow of the address, and closes it, saved, when the address changes. */
export function WorkbenchPage({ id }: { readonly id: string }): ReactElement {
  const { opened, progress, retry } = useOpenSession(id);
  if (opened === 'opening') return <Opening progress={progress} />;
  if (!('session' in opened)) return <NotOpenedPage why={opened} onRetry={retry} />;
  return (
    <SessionProvider session={opened.session}>
      <Workbench />
    </SessionProvider>
  );
}

function NotOpenedPage({ why, onRetry }: { readonly why: NotOpened; readonly onRetry: () => void }): ReactElement {
  switch (why.kind) {
    case 'missing':
      return (
        <MissingPage
          title="This workflow is not kept here"
          text="Workflows are kept in the browser in which they were made. This one was deleted, or its address comes from another browser or device: ask for its file and open that."
        />
      );
    case 'unreadable':
      return (
        <MissingPage
          title="This workflow cannot be read"
          text="Its record in the storage of this browser is damaged, or was written by something else. It is left as it is, and your other workflows are not affected. Its text may still be in what you can download."
          action={
            <Button icon="download" onClick={() => downloadText('stepyard-record.json', writeAnything(why.record))}>
              Download the record
            </Button>
          }
        />
      );
    case 'unread':
      return (
        <MissingPage
          title="This workflow could not be opened"
          text={`The storage of this browser could not be read: ${why.reason} Nothing was changed in it.`}
          action={
            <Button icon="retry" onClick={onRetry}>
              Try again
            </Button>
          }
        />
      );
  }
}

type Opened = OpenSession | NotOpened | 'opening';

function useOpenSession(id: string): {
  readonly opened: Opened;
  readonly progress: OpeningProgress | undefined;
  readonly retry: () => void;
} {
  const { openSession } = useApp();
  const [opened, setOpened] = useState<Opened>('opening');
  const [progress, setProgress] = useState<OpeningProgress>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const wanted = new AbortController();
    // The panes come with the document, not after it. Whoever shows them tells when they cannot be fetched.
    for (const fetchPane of [fetchLeftPane, fetchInspectorPane, fetchLargeNames])
      void fetchPane().catch(() => undefined);
    const watch = {
      tell: (step: OpeningProgress) => !wanted.signal.aborted && setProgress(step),
      wanted: wanted.signal,
    };
    const opening = openSession(id, watch).catch((error: unknown) =>
      fail<NotOpened>({ kind: 'unread', reason: `${error instanceof Error ? error.message : String(error)}.` }),
    );
    void opening.then((found) => {
      if (wanted.signal.aborted) return;
      if (found.ok && found.value.session.derived.tree().errors.length > 0)
        found.value.session.selectionStore.openDock('problems');
      setOpened(found.ok ? found.value : found.error);
    });
    return () => {
      wanted.abort();
      void opening.then((found) => (found.ok ? found.value.close() : undefined));
    };
  }, [id, openSession, attempt]);
  const retry = (): void => {
    setOpened('opening');
    setAttempt(attempt + 1);
  };
  return { opened, progress, retry };
}
