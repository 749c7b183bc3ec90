import type { ReactElement } from 'react';
import { Button } from '../shell/ui/Button';
import { Dialog } from '../shell/ui/Dialog';
import styles from './DropFile.module.css';

/** Says why a file cannot be opened. */
export function ImportErrorDialog({
  reason,
  onClose,
}: {
  readonly reason: string;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Dialog
      title="This file cannot be opened"
      size="s"
      onClose={onClose}
      actions={
        <Button variant="primary" autoFocus onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className={styles.reason}>{reason}</p>
    </Dialog>
  );
}
