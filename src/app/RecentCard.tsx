import type { ReactElement } from 'react';
import type { WorkflowEntry } from '../shell/stores/workspaceStore';
import { Badge } from '../shell/ui/Badge';
import { Icon } from '../shell/ui/icons';
import { MenuButton } from '../shell/ui/MenuButton';
import { Status, statusLooks, type StatusName } from '../shell/ui/statusLook';
import { useApp } from './appParts';
import { setNoticeAction } from './noticeActions';
import { goTo, workflowHash } from './route';
import { timeAgo } from './timeAgo';
import { WorkflowPictureView } from './WorkflowPictureView';
import styles from './cards.module.css';

/** One kept workflow: its picture, what it is, when it was touched and how it last ran. */
export function RecentCard({ entry }: { readonly entry: WorkflowEntry }): ReactElement {
  const { library, noticesStore } = useApp();
  const { id, name, type, picture, stateCount, updatedMs, lastRun } = entry;

  const remove = async (): Promise<void> => {
    const removed = await library.remove(id);
    if (!removed.ok) return tellFailure('deleted', removed.error);
    const action = `restore:${id}`;
    setNoticeAction(action, () => void removed.value());
    noticesStore.show({ tone: 'info', text: `"${name}" was deleted.`, command: { id: action, label: 'Undo' } });
  };
  const duplicate = async (): Promise<void> => {
    const copy = await library.duplicate(id);
    if (copy.ok) goTo(workflowHash(copy.value));
    else tellFailure('duplicated', copy.error);
  };
  const tellFailure = (what: string, reason: string): void => {
    noticesStore.show({ tone: 'error', text: `"${name}" could not be ${what}: ${reason}` });
  };

  return (
    <li className={styles.card}>
      <a
        className={styles.link}
        href={workflowHash(id)}
        onPointerEnter={fetchWorkbench}
        onFocus={fetchWorkbench}
        aria-label={`${name}, ${type === 'EXPRESS' ? 'Express' : 'Standard'}`}
      >
        <div className={styles.picture}>{picture ? <WorkflowPictureView picture={picture} /> : <Blank />}</div>
        <div className={styles.words}>
          <span className={styles.name} title={name} dir="auto">
            {name}
          </span>
          <span className={styles.facts}>
            <Badge outline>{type}</Badge>
            <span>{stateCount === 1 ? '1 state' : `${stateCount} states`}</span>
            {updatedMs > 0 && <span>{timeAgo(updatedMs, Date.now())}</span>}
          </span>
          {lastRun && isStatus(lastRun.status) && (
            <span className={styles.run}>
              <Status status={lastRun.status} size={13} />
              <span className={styles.when}>{timeAgo(lastRun.atMs, Date.now())}</span>
            </span>
          )}
        </div>
      </a>
      <span className={styles.menu}>
        <MenuButton
          iconOnly
          size="s"
          label={`More for ${name}`}
          entries={() => [
            { id: 'duplicate', label: 'Duplicate', icon: 'copy', onSelect: () => void duplicate() },
            { id: 'delete', label: 'Delete', icon: 'trash', danger: true, onSelect: () => void remove() },
          ]}
        />
      </span>
    </li>
  );
}

/** Fetches the workbench while the pointer is still on its way to the press. A failure is told when it is opened. */
function fetchWorkbench(): void {
  void import('./WorkbenchPage').catch(() => undefined);
}

function Blank(): ReactElement {
  return (
    <span className={styles.blank}>
      <Icon name="workflow" size={22} />
    </span>
  );
}

function isStatus(status: string): status is StatusName {
  return Object.hasOwn(statusLooks, status);
}
