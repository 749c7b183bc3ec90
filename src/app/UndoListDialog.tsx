import { useEffect, useRef, type ReactElement } from 'react';
import { historyEntries } from '../core/document/document';
import { useDocument, useSession } from '../shell/stores/context';
import { Dialog } from '../shell/ui/Dialog';
import { EmptyState } from '../shell/ui/EmptyState';
import styles from './UndoListDialog.module.css';

/** Every step of the one history by its name, the newest at the top; choosing one goes there. */
export function UndoListDialog(): ReactElement {
  const { documentStore, selectionStore } = useSession();
  const document = useDocument((state) => state.document);
  const entries = historyEntries(document).map((entry, index) => ({ ...entry, index }));
  const now = entries.findLastIndex(({ done }) => done);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]');
    current?.scrollIntoView({ block: 'nearest' });
    current?.focus();
  }, []);
  return (
    <Dialog title="Undo history" size="s" onClose={selectionStore.closeDialog}>
      {entries.length === 0 ? (
        <EmptyState icon="history" title="Nothing has been changed yet">
          Every change on the canvas, in the code and in forms is listed here by name, and can be taken back.
        </EmptyState>
      ) : (
        <ul className={styles.list} ref={list}>
          {entries.toReversed().map(({ label, done, index }) => (
            <li key={index}>
              <button
                type="button"
                className={styles.step}
                data-undone={!done || undefined}
                aria-current={index === now ? 'step' : undefined}
                onClick={() => documentStore.jumpTo(index)}
              >
                {label}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className={styles.step}
              aria-current={now === -1 ? 'step' : undefined}
              onClick={() => documentStore.jumpTo(-1)}
            >
              As it was opened
            </button>
          </li>
        </ul>
      )}
    </Dialog>
  );
}
