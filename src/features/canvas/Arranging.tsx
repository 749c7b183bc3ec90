import type { ReactElement } from 'react';
import { useIsDrawingCurrent } from '../../shell/stores/context';
import styles from './Arranging.module.css';

/** Says that the drawing of a long text is behind it. Shown only when that lasts, so that nothing flickers. */
export function Arranging(): ReactElement | null {
  if (useIsDrawingCurrent()) return null;
  return (
    <p className={styles.words} role="status">
      Arranging the drawing…
    </p>
  );
}
