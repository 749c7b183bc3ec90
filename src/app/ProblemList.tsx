import { useMemo, useRef, type ReactElement } from 'react';
import { isolateWords } from '../core/base/bidi';
import type { Machine } from '../core/asl/model';
import type { Problem } from '../core/asl/problem';
import type { QuickFix } from '../core/asl/quickFix';
import { quickFixes } from '../core/asl/quickFixes';
import { applyFix } from '../shell/commands/applyFix';
import { goToProblem, problemOffset } from '../shell/commands/goToProblem';
import { useJudgedMachine, useSession } from '../shell/stores/context';
import { announce } from '../shell/ui/announce';
import { Button } from '../shell/ui/Button';
import { EmptyState } from '../shell/ui/EmptyState';
import { Icon } from '../shell/ui/icons';
import { MenuButton } from '../shell/ui/MenuButton';
import { VirtualList } from '../shell/ui/VirtualList';
import { VisuallyHidden } from '../shell/ui/VisuallyHidden';
import { placeOf } from './openFiles';
import { severityLooks } from './problemBadge';
import { useShownProblems } from './useShownProblems';
import { textScale } from '../shell/ui/textScale';
import styles from './ProblemList.module.css';

/** The problems in the order of the text. Choosing one shows its place on the canvas and in the code. */
export function ProblemList(): ReactElement {
  const session = useSession();
  const problems = useShownProblems();
  const machine = useJudgedMachine();
  const sorted = useMemo(() => {
    const located = machine
      ? problems.map((problem) => ({ problem, offset: problemOffset(machine.tree, problem) }))
      : [];
    return located.sort((a, b) => a.offset - b.offset);
  }, [problems, machine]);
  if (!machine)
    return (
      <EmptyState icon="hint" title="Looking for problems">
        The rules of the language are on their way.
      </EmptyState>
    );
  if (sorted.length === 0)
    return (
      <EmptyState icon="success" title="No problems">
        What the service would refuse, and what is likely a mistake, is listed here as you write.
      </EmptyState>
    );
  return (
    <VirtualList label="Problems" count={sorted.length} rowHeightPx={34 * textScale()}>
      {(index) => {
        const row = sorted[index];
        return (
          row && (
            <ProblemRow
              problem={row.problem}
              machine={machine}
              place={placeOf(machine.tree.text, row.offset)}
              onChoose={() => announce(goToProblem(session, row.problem))}
            />
          )
        );
      }}
    </VirtualList>
  );
}

function ProblemRow({
  problem,
  machine,
  place,
  onChoose,
}: {
  readonly problem: Problem;
  readonly machine: Machine;
  readonly place: string;
  readonly onChoose: () => void;
}): ReactElement {
  const { word, icon, tone } = severityLooks[problem.severity];
  const state = problem.stateId === undefined ? undefined : machine.states.get(problem.stateId);
  return (
    <div className={styles.row}>
      <button type="button" className={styles.place} onClick={onChoose} title={problem.message}>
        <span className={styles.icon} data-tone={tone}>
          <Icon name={icon} size={15} />
          <VisuallyHidden>{word}</VisuallyHidden>
        </span>
        {state && (
          <span className={styles.state} dir="auto">
            {state.name}
          </span>
        )}
        <span className={styles.message}>{isolateWords(problem.message)}</span>
        <span className={styles.code}>{problem.code}</span>
        <span className={styles.line}>{place.replace('line ', 'Ln ').replace('column ', 'Col ')}</span>
      </button>
      <Fixes problem={problem} machine={machine} />
    </div>
  );
}

/** The ways to put a problem right: the best as a button, the others in a menu. */
function Fixes({ problem, machine }: { readonly problem: Problem; readonly machine: Machine }): ReactElement | null {
  const session = useSession();
  const fixes = useMemo(() => quickFixes(machine, problem), [machine, problem]);
  const box = useRef<HTMLSpanElement>(null);
  const [first, ...others] = fixes;
  if (!first) return null;
  const apply = (fix: QuickFix): void => {
    const row = box.current?.parentElement?.querySelector('button');
    applyFix(session, machine, fix);
    // The row will tell of the next problem, and this button would mend that:
    // the focus goes to where nothing is changed.
    row?.focus();
    requestAnimationFrame(() => row?.focus()); // a menu that closes gives the focus back first
  };
  return (
    <span ref={box} className={styles.fixes}>
      <Button size="s" onClick={() => apply(first)}>
        {first.title}
      </Button>
      {others.length > 0 && (
        <MenuButton
          iconOnly
          size="s"
          icon="chevron-down"
          label="Other fixes"
          entries={() => others.map((fix) => ({ id: fix.title, label: fix.title, onSelect: () => apply(fix) }))}
        />
      )}
    </span>
  );
}
