import { useStore } from '@xyflow/react';
import type { ReactElement } from 'react';
import { useBoundKeys } from '../../shell/commands/useBoundKeys';
import { useSession, useSettings } from '../../shell/stores/context';
import { IconButton } from '../../shell/ui/IconButton';
import { withKeys } from '../../shell/ui/keyLabel';
import { Tooltip } from '../../shell/ui/Tooltip';
import styles from './CanvasControls.module.css';
import type { CanvasView } from './useCanvasView';

/** How large the drawing is and which way it runs; and the way back to a run that is no longer followed. */
export function CanvasControls({
  view,
  onFollow,
}: {
  readonly view: CanvasView;
  readonly onFollow: (() => void) | undefined;
}): ReactElement {
  const { settingsStore } = useSession();
  const direction = useSettings((settings) => settings.direction);
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className={styles.panel} role="group" aria-label="View">
      {onFollow && (
        <Tooltip text="Keep the states in progress in view again">
          <button type="button" className={`${styles.word} ${styles.follow}`} onClick={onFollow}>
            Follow run
          </button>
        </Tooltip>
      )}
      <IconButton
        icon="minus"
        size="s"
        label="Zoom out"
        keys={useBoundKeys('canvas.zoomOut')}
        onClick={() => view.zoomTo(view.now().zoom * 0.8)}
      />
      <Tooltip text={withKeys('Zoom to 100 %', useBoundKeys('canvas.zoomActual'))}>
        <button
          type="button"
          className={`${styles.word} ${styles.percent}`}
          aria-label={`${percent} %, zoom to 100 %`}
          onClick={() => view.zoomTo(1)}
        >
          {percent} %
        </button>
      </Tooltip>
      <IconButton
        icon="plus"
        size="s"
        label="Zoom in"
        keys={useBoundKeys('canvas.zoomIn')}
        onClick={() => view.zoomTo(view.now().zoom * 1.25)}
      />
      <Tooltip text={withKeys('Fit the workflow into view', useBoundKeys('canvas.fit'))}>
        <button type="button" className={styles.word} onClick={view.fit}>
          Fit
        </button>
      </Tooltip>
      <Tooltip text={direction === 'down' ? 'Lay out from left to right' : 'Lay out from top to bottom'}>
        <button
          type="button"
          className={styles.word}
          onClick={() => settingsStore.change({ direction: direction === 'down' ? 'right' : 'down' })}
        >
          {direction === 'down' ? 'Top-down' : 'Left-right'}
        </button>
      </Tooltip>
    </div>
  );
}
