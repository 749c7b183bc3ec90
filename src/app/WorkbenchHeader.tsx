import type { ReactElement } from 'react';
import { runCommand, commandOf } from '../shell/commands/table';
import { useBoundKeys } from '../shell/commands/useBoundKeys';
import { useDocument, useSession } from '../shell/stores/context';
import { historyEntries } from '../core/document/document';
import { Button } from '../shell/ui/Button';
import { IconButton } from '../shell/ui/IconButton';
import { ExportMenu } from './ExportMenu';
import { Logo } from './Logo';
import { ProblemsButton } from './ProblemsButton';
import { SavedState } from './SavedState';
import { useCommandContext } from './shellContext';
import { useIsNarrow } from './useIsNarrow';
import { ViewMenu } from './ViewMenu';
import { WorkflowName } from './WorkflowName';
import styles from './WorkbenchHeader.module.css';

/**
 * What belongs to the whole workflow: its name and type, whether it is safe, problems,
 * undo and redo, export, run. What grows and shrinks (the name, the saved state below
 * it, the count of problems) has the empty middle beside it, so that nothing else moves.
 */
export function WorkbenchHeader(): ReactElement {
  const { selectionStore } = useSession();
  const type = useDocument((state) => state.type);
  const isNarrow = useIsNarrow();
  const runKeys = useBoundKeys('run.now');
  return (
    <header className={styles.header}>
      <a className={styles.home} href="#/" aria-label="Your workflows" title="Your workflows">
        <Logo size={22} />
      </a>
      <div className={styles.identity}>
        <WorkflowName />
        <div className={styles.facts}>
          <span className={styles.type}>{type}</span>
          <SavedState />
        </div>
      </div>
      <div className={styles.end}>
        <ProblemsButton />
        <UndoButtons />
        {!isNarrow && <ViewMenu />}
        <ExportMenu />
        <Button
          variant="primary"
          icon="play"
          keys={isNarrow ? undefined : runKeys}
          aria-label="Run"
          title="Choose the input and run. The keys run with the last input at once."
          onClick={() => selectionStore.openDialog('startRun')}
        >
          Run
        </Button>
      </div>
    </header>
  );
}

function UndoButtons(): ReactElement {
  const context = useCommandContext();
  const { selectionStore } = context.session;
  const next = useDocument(({ document }) => historyEntries(document).findLast(({ done }) => done)?.label);
  const last = useDocument(({ document }) => historyEntries(document).find(({ done }) => !done)?.label);
  const run = (id: string): void => {
    const command = commandOf(id);
    if (command) runCommand(command, context);
  };
  return (
    <div className={styles.undo}>
      <IconButton
        icon="undo"
        label={next === undefined ? 'Undo' : `Undo: ${next}`}
        keys={useBoundKeys('edit.undo')}
        aria-disabled={next === undefined}
        onClick={() => run('edit.undo')}
      />
      <IconButton
        icon="redo"
        label={last === undefined ? 'Redo' : `Redo: ${last}`}
        keys={useBoundKeys('edit.redo')}
        aria-disabled={last === undefined}
        onClick={() => run('edit.redo')}
      />
      <span className={styles.history}>
        <IconButton
          icon="history"
          label="Undo history"
          keys={useBoundKeys('edit.history')}
          onClick={() => selectionStore.openDialog('undoList')}
        />
      </span>
    </div>
  );
}
