import type { ReactElement } from 'react';
import { useSession } from '../shell/stores/context';
import { useStore } from '../shell/stores/useStore';
import { Dialog } from '../shell/ui/Dialog';
import { EmptyState } from '../shell/ui/EmptyState';
import { Icon } from '../shell/ui/icons';
import { VisuallyHidden } from '../shell/ui/VisuallyHidden';
import styles from './NoticesDialog.module.css';

const words = { info: 'Note', success: 'Done', warning: 'Warning', error: 'Error' } as const;

/** What notices have told since the page was opened, the newest first, to be read again. */
export function NoticesDialog(): ReactElement {
  const { selectionStore, noticesStore } = useSession();
  const told = useStore(noticesStore, (state) => state.told);
  return (
    <Dialog title="Notices" onClose={selectionStore.closeDialog}>
      {told.length === 0 ? (
        <EmptyState icon="info" title="Nothing has been told yet">
          What notices say is kept here until the page is closed.
        </EmptyState>
      ) : (
        <ul className={styles.list} tabIndex={0} aria-label="Notices, the newest first">
          {told.map(({ id, tone, text }) => (
            <li key={id} className={styles.notice} data-tone={tone}>
              <Icon name={tone} size={15} />
              <VisuallyHidden>{words[tone]}: </VisuallyHidden>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
