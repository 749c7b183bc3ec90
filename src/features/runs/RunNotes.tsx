import type { ReactElement } from 'react';
import { useSession } from '../../shell/stores/context';
import { ranThis } from '../../shell/stores/ranThis';
import { useStore } from '../../shell/stores/useStore';
import type { Run } from '../../shell/stores/runsStore';
import { Button } from '../../shell/ui/Button';
import { Icon } from '../../shell/ui/icons';
import { findBrokenText, goToBrokenText } from './brokenText';
import styles from './RunControls.module.css';

/**
 * What has to be known of the shown run to believe what is drawn: that the text was broken, or is another one by now.
 */
export function RunNotes({ run }: { readonly run: Run }): ReactElement | null {
  const shown = useSession();
  const session = shown.today ?? shown;
  const isSame = useStore(session.documentStore, () => ranThis(session, run));
  const broken = run.brokenLine === undefined ? undefined : findBrokenText(session);
  if (isSame && run.brokenLine === undefined) return null;
  return (
    <p className={styles.note}>
      <Icon name="warning" size={14} />
      <span>
        {run.brokenLine !== undefined &&
          `Line ${run.brokenLine} of the text was broken: this run ran what could be read of it. `}
        {!isSame &&
          (shown.today
            ? 'Run of an earlier version, drawn as it was. The workflow has changed since this run.'
            : 'The workflow has changed since this run.')}
      </span>
      {!isSame && (
        <Button size="s" variant="quiet" onClick={() => session.selectionStore.openDialog('compareTexts')}>
          Compare
        </Button>
      )}
      {broken && (
        <Button
          size="s"
          variant="quiet"
          onClick={() => goToBrokenText(session, broken)}
        >{`Go to line ${broken.line}`}</Button>
      )}
    </p>
  );
}
