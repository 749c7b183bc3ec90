import type { ReactElement } from 'react';
import { useJudgedMachine, useSession } from '../shell/stores/context';
import { Icon } from '../shell/ui/icons';
import { Tooltip } from '../shell/ui/Tooltip';
import { countProblems, countWorst, severityLooks, worstSeverity } from './problemBadge';
import { useCommandContext } from './shellContext';
import { useIsNarrow } from './useIsNarrow';
import { useShownProblems } from './useShownProblems';
import styles from './ProblemsButton.module.css';

/** How many problems there are, and the way to their list. */
export function ProblemsButton(): ReactElement {
  const { selectionStore } = useSession();
  const { shell } = useCommandContext();
  const isNarrow = useIsNarrow();
  const problems = useShownProblems();
  const worst = worstSeverity(problems);
  const areKnown = useJudgedMachine() !== undefined;
  const told = areKnown ? countProblems(problems) : 'Looking for problems';
  const open = (): void => {
    selectionStore.openDock('problems');
    if (isNarrow) selectionStore.showNarrow('dock');
    shell.focusPart('dock');
  };
  return (
    <Tooltip text={told}>
      <button
        type="button"
        className={styles.button}
        data-tone={worst ? severityLooks[worst].tone : areKnown ? 'ok' : 'neutral'}
        aria-label={told}
        onClick={open}
      >
        <Icon name={worst ? severityLooks[worst].icon : areKnown ? 'success' : 'hint'} size={16} />
        {worst && <span>{countWorst(problems)}</span>}
      </button>
    </Tooltip>
  );
}
