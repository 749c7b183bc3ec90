import type { ReactElement } from 'react';
import { Icon, type IconName } from './icons';
import { VisuallyHidden } from './VisuallyHidden';
import styles from './statusLook.module.css';

/** A status has a word, an icon and a tone, always all three: nothing is said by colour alone. */
export type StatusLook = { readonly word: string; readonly icon: IconName; readonly tone: Tone };

/** The tones of status, each with a colour and a soft surface in the tokens. */
export type Tone = 'run' | 'ok' | 'fail' | 'caught' | 'retry' | 'stop' | 'neutral' | 'accent';

/** How statuses of states and runs look, by their names in `history/runView.ts`. */
export const statusLooks = {
  inProgress: { word: 'In progress', icon: 'clock', tone: 'run' },
  succeeded: { word: 'Succeeded', icon: 'success', tone: 'ok' },
  failed: { word: 'Failed', icon: 'error', tone: 'fail' },
  caught: { word: 'Caught error', icon: 'caught', tone: 'caught' },
  retrying: { word: 'Needs retry', icon: 'retry', tone: 'retry' },
  timedOut: { word: 'Timed out', icon: 'clock', tone: 'fail' },
  aborted: { word: 'Aborted', icon: 'minus', tone: 'stop' },
  notReached: { word: 'Not reached', icon: 'unreached', tone: 'stop' },
  RUNNING: { word: 'In progress', icon: 'clock', tone: 'run' },
  SUCCEEDED: { word: 'Succeeded', icon: 'success', tone: 'ok' },
  FAILED: { word: 'Failed', icon: 'error', tone: 'fail' },
  TIMED_OUT: { word: 'Timed out', icon: 'clock', tone: 'fail' },
  ABORTED: { word: 'Aborted', icon: 'minus', tone: 'stop' },
} satisfies Record<string, StatusLook>;

/** A status that has a look. */
export type StatusName = keyof typeof statusLooks;

/** A status as icon and word in its colour. With `iconOnly` the word is for readers of the screen alone. */
export function Status({
  status,
  iconOnly = false,
  size = 14,
}: {
  readonly status: StatusName;
  readonly iconOnly?: boolean;
  readonly size?: number;
}): ReactElement {
  const { word, icon, tone } = statusLooks[status];
  return (
    <span className={styles.status} data-tone={tone} title={iconOnly ? word : undefined}>
      <Icon name={icon} size={size} />
      {iconOnly ? <VisuallyHidden>{word}</VisuallyHidden> : <span>{word}</span>}
    </span>
  );
}
