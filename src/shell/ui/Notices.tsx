import { useEffect, type ReactElement } from 'react';
import { isolateWords } from '../../core/base/bidi';
import { IconButton } from './IconButton';
import { Button } from './Button';
import { Icon, type IconName } from './icons';
import styles from './Notices.module.css';

/** A notice as it is shown. */
export type ShownNotice = {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
  readonly sticky: boolean;
  readonly action?: { readonly label: string; readonly onChoose: () => void };
};

const icons: Readonly<Record<ShownNotice['tone'], IconName>> = {
  info: 'info',
  success: 'success',
  warning: 'warning',
  error: 'error',
};

/** Longer texts stay longer: about the time it takes to read them twice. */
const shownMs = (text: string): number => 4000 + text.length * 60;

/**
 * Brief notices (whoever shows them has them read out): one at a time, the newest first, in
 * the empty part of the header or, where that is too small, in a row of their own below the
 * page. They leave by themselves; one that another came before is shown again for its time.
 */
export function Notices({
  notices,
  onDismiss,
}: {
  readonly notices: readonly ShownNotice[];
  readonly onDismiss: (id: number) => void;
}): ReactElement {
  return (
    <div className={styles.list} role="region" aria-label="Notices">
      <div>
        {notices.slice(-1).map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onDismiss={onDismiss} />
        ))}
      </div>
    </div>
  );
}

function NoticeCard({
  notice,
  onDismiss,
}: {
  readonly notice: ShownNotice;
  readonly onDismiss: (id: number) => void;
}): ReactElement {
  const { id, text, sticky, tone, action } = notice;
  useLeaving(id, sticky ? undefined : shownMs(text), onDismiss);
  return (
    <div className={styles.notice} data-tone={tone}>
      <Icon name={icons[tone]} size={16} />
      <p className={styles.text}>{isolateWords(text)}</p>
      {action && (
        <Button
          size="s"
          onClick={() => {
            onDismiss(id);
            action.onChoose();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" size="s" onClick={() => onDismiss(id)} />
    </div>
  );
}

function useLeaving(id: number, afterMs: number | undefined, onDismiss: (id: number) => void): void {
  useEffect(() => {
    if (afterMs === undefined) return undefined;
    const timer = window.setTimeout(() => onDismiss(id), afterMs);
    return () => window.clearTimeout(timer);
  }, [id, afterMs, onDismiss]);
}
