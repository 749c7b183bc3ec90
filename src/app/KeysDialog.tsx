import type { ReactElement } from 'react';
import type { Command, CommandGroup } from '../commands/command';
import { commands } from '../commands/table';
import { useSession } from '../stores/context';
import { Dialog } from '../ui/Dialog';
import { Kbd } from '../ui/Kbd';
import styles from './KeysDialog.module.css';

const groups: readonly CommandGroup[] = ['Run', 'Edit', 'Add', 'Canvas', 'Go', 'View', 'File'];

/** All keys, from the commands table. */
export function KeysDialog(): ReactElement {
  const { selectionStore } = useSession();
  return (
    <Dialog title="Keys" size="l" onClose={selectionStore.closeDialog}>
      <div className={styles.columns} tabIndex={0}>
        {groups.map((group) => (
          <KeyGroup key={group} group={group} rows={commands.filter((command) => command.group === group && command.keys)} />
        ))}
      </div>
      <p className={styles.note}>Single letters, arrows and Delete work while the canvas or the outline has the focus. In a left-to-right layout the arrow keys turn with it.</p>
    </Dialog>
  );
}

function KeyGroup({ group, rows }: { readonly group: CommandGroup; readonly rows: readonly Command[] }): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <section className={styles.group} aria-label={group}>
      <h3 className={styles.title}>{group}</h3>
      <dl>
        {rows.map((command) => (
          <div key={command.id} className={styles.row}>
            <dt>{command.label}</dt>
            <dd className={styles.keys}>
              {command.keys?.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
