import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useSession } from '../../shell/stores/context';
import { ranDocument } from '../../shell/stores/ranSession';
import { shownRun } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import type { Session } from '../../shell/stores/session';
import { Dialog } from '../../shell/ui/Dialog';
import { textScale } from '../../shell/ui/textScale';
import styles from './CompareTexts.module.css';

/** The text that the shown run ran beside the text of today, with what differs between them. */
export function CompareTexts(): ReactElement | null {
  const { runsStore, selectionStore } = useSession();
  const [run] = useState(() => shownRun(runsStore.getState()));
  if (!run) return null;
  return (
    <Dialog title={`What run ${run.number} ran, and the workflow now`} size="l" onClose={selectionStore.closeDialog}>
      <Compared run={run} />
    </Dialog>
  );
}

function Compared({ run }: { readonly run: Run }): ReactElement {
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let isGone = false;
    let letGo: () => void = () => undefined;
    mountComparison(host, session, run).then(
      (release) => (isGone ? release() : (letGo = release)),
      (error: unknown) => !isGone && setFailed(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isGone = true;
      letGo();
    };
  }, [session, run]);
  return (
    <>
      <p className={styles.legend}>
        <span>Run {run.number}, as it ran</span>
        <span>Now</span>
      </p>
      {failed === undefined ? (
        <div ref={host} className={styles.texts} role="group" aria-label="The two texts" />
      ) : (
        <p>The comparison could not be loaded: {failed}. Reload the page once the connection is back.</p>
      )}
    </>
  );
}

/** Puts the comparison into an element once its code is there. Returns how to take it away. */
async function mountComparison(
  host: { readonly current: HTMLElement | null },
  session: Session,
  run: Run,
): Promise<() => void> {
  const { loadMonaco } = await import('../../shell/ui/code-field/monaco');
  const { editor } = await loadMonaco();
  if (!host.current) return () => undefined;
  const { document } = session.documentStore.getState();
  const ran = ranDocument(session, run);
  const original = editor.createModel(ran.text, `asl-${ran.syntax}`);
  const modified = editor.createModel(document.text, `asl-${document.syntax}`);
  const comparison = editor.createDiffEditor(host.current, {
    automaticLayout: true,
    readOnly: true,
    originalEditable: false,
    originalAriaLabel: `Run ${run.number}, as it ran`,
    modifiedAriaLabel: 'Now',
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    hideUnchangedRegions: { enabled: true },
    renderSideBySideInlineBreakpoint: 560,
    fontSize: 12 * textScale(),
  });
  comparison.setModel({ original, modified });
  return () => {
    comparison.dispose();
    original.dispose();
    modified.dispose();
  };
}
