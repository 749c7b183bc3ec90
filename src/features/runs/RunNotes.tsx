import { useMemo, type ReactElement } from 'react';
import { jsonEquals } from '../../core/base/json';
import { useMachine, useSession } from '../../shell/stores/context';
import type { Run } from '../../shell/stores/runsStore';
import { Button } from '../../shell/ui/Button';
import { Icon } from '../../shell/ui/icons';
import { findBrokenText, goToBrokenText } from './brokenText';
import styles from './RunControls.module.css';

/**
 * What has to be known of the shown run to believe what is drawn: that the text was broken, or is another one by now.
 */
export function RunNotes({ run }: { readonly run: Run }): ReactElement | null {
  const session = useSession();
  const machine = useMachine();
  const isSame = useMemo(() => jsonEquals(machine.definition, run.definition), [machine, run.definition]);
  const broken = run.brokenLine === undefined ? undefined : findBrokenText(session);
  if (isSame && run.brokenLine === undefined) return null;
  return (
    <p className={styles.note}>
      <Icon name="warning" size={14} />
      <span>
        {run.brokenLine !== undefined &&
          `Line ${run.brokenLine} of the text was broken: this run ran what could be read of it. `}
        {!isSame && 'The workflow has changed since this run.'}
      </span>
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
