import { useRef, type ReactElement } from 'react';
import { useDocument, useMachine, useSession } from '../../shell/stores/context';
import { useSaid } from '../../shell/ui/Announcer';
import { readIndent } from './readIndent';
import { useMonacoEditor } from './useMonacoEditor';
import styles from './TextEditor.module.css';

/** The definition as text, always the same text that the canvas draws. Monaco is fetched when this is first shown. */
export function TextEditor(): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const { state, caret } = useMonacoEditor(host, useSession(), styles.selectedLines ?? '');
  const fileName = useDocument((now) => now.fileName ?? `${now.name}.asl.${now.document.syntax}`);
  const { queryLanguage } = useMachine();
  const indent = useDocument((now) => readIndent(now.document.text));
  return (
    <section className={styles.pane} aria-label="Code">
      <header className={styles.header}>
        <h2 className={styles.fileName} dir="auto">
          {fileName}
        </h2>
        <span className={styles.status}>
          {queryLanguage} · <span className={styles.indent}>{indent} · </span>
          <span title={`Line ${caret.line}, column ${caret.column}`}>{`${caret.line}:${caret.column}`}</span>
        </span>
      </header>
      <div className={styles.body}>
        <div ref={host} className={styles.host} />
        {state !== 'ready' && <Waiting reason={state === 'loading' ? undefined : state.failed} />}
      </div>
    </section>
  );
}

/** The text to read while the editor is on its way. */
function Waiting({ reason }: { readonly reason: string | undefined }): ReactElement {
  const beginning = useDocument((now) => now.document.text.slice(0, 20_000));
  const failed =
    reason === undefined
      ? undefined
      : `The text editor could not be loaded (${reason}). Check the connection and open this pane again; the text below is yours, unchanged.`;
  useSaid(failed);
  return (
    <>
      {failed !== undefined && <p className={styles.failed}>{failed}</p>}
      <pre
        className={styles.plain}
        aria-label={reason === undefined ? 'Definition, loading' : 'Definition'}
        tabIndex={0}
      >
        {beginning}
      </pre>
    </>
  );
}
