import type { ReactElement } from 'react';
import { useStore } from '../shell/stores/useStore';
import { Icon } from '../shell/ui/icons';
import { useApp } from './appParts';
import styles from './SavedState.module.css';

const words = { saved: 'saved', saving: 'saving…', failed: 'not saved' } as const;

/** Whether the work is safe in this browser. */
export function SavedState(): ReactElement {
  const { workspaceStore } = useApp();
  const saving = useStore(workspaceStore, (state) => state.saving);
  const title =
    saving.kind === 'failed'
      ? `Not saved in this browser: ${saving.reason} Save to a file to be safe.`
      : 'Kept in this browser, with its undo history, as you work.';
  return (
    <span className={styles.state} data-kind={saving.kind} title={title}>
      {saving.kind === 'failed' && <Icon name="warning" size={12} />}
      {words[saving.kind]}
    </span>
  );
}
