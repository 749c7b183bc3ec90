import type { ReactElement } from 'react';
import type { Problem } from '../../core/asl/problem';
import type { GraphNode } from '../../core/graph/graph';
import { Icon } from '../../shell/ui/icons';
import styles from './StateNode.module.css';
import type { NodeRun } from './useNodeFacts';

/**
 * The small signs at the right of a node while it is edited: retries, and problems where its name leaves them room. The
 * node's label says them in words.
 */
export function NodeBadges({
  node,
  problems,
  run,
}: {
  readonly node: GraphNode;
  readonly problems: readonly Problem[];
  readonly run: NodeRun | undefined;
}): ReactElement | null {
  if (run) return null;
  return (
    <span className={styles.badges} aria-hidden>
      {node.retries !== undefined && node.retries > 0 && (
        <span
          className={styles.badge}
          title={node.retries === 1 ? 'Retried once' : `Retried up to ${node.retries} times`}
        >
          <Icon name="retry" size={12} />
          {node.retries}
        </span>
      )}
      {node.kind !== 'container' && <ProblemCount className={styles.badge} problems={problems} />}
    </span>
  );
}

function ProblemCount({
  className,
  problems,
}: {
  readonly className: string | undefined;
  readonly problems: readonly Problem[];
}): ReactElement | null {
  const serious = problems.filter(({ severity }) => severity !== 'hint');
  if (serious.length === 0) return null;
  const hasError = serious.some(({ severity }) => severity === 'error');
  return (
    <span
      className={className}
      data-tone={hasError ? 'fail' : 'retry'}
      title={serious.map(({ message }) => message).join('\n')}
    >
      {serious.length}
    </span>
  );
}

/**
 * What sits on the upper edge of a node, where it takes no room from the name: troubles, and facts of the shown run. Then
 * problems sit here, too, since how the state stands needs the line; a container's always, whose name is as long as it is.
 */
export function NodeFlags({
  node,
  problems,
  run,
}: {
  readonly node: GraphNode;
  readonly problems: readonly Problem[];
  readonly run: NodeRun | undefined;
}): ReactElement | null {
  const visits = run?.summary?.visits ?? 0;
  return (
    <span className={styles.flags} aria-hidden>
      {(run || node.kind === 'container') && <ProblemCount className={styles.flag} problems={problems} />}
      {node.broken && <span className={styles.flag}>Broken text</span>}
      {node.unreachable && !run && <span className={styles.flag}>Unreachable</span>}
      {run?.visit?.sample && (
        <span className={styles.flag} title="Answered with the sample result of the catalogue">
          sample
        </span>
      )}
      {visits > 1 && (
        <span className={styles.flag} title={`Visited ${visits} times`}>
          ×{visits}
        </span>
      )}
    </span>
  );
}
