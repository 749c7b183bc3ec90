import type { MouseEvent, PointerEvent, ReactElement } from 'react';
import type { StateId } from '../../core/asl/model';
import { useArrowWords } from '../../shell/pickers/laterWords';
import { useSession, useStateProblems } from '../../shell/stores/context';
import { Glyph, Icon } from '../../shell/ui/icons';
import { IconButton } from '../../shell/ui/IconButton';
import { later } from '../../shell/ui/later';
import { statusLooks } from '../../shell/ui/statusLook';
import { canvasNode } from './canvasNode';
import { useOpenOverlay } from './canvasOverlay';
import { ConnectGrip } from './ConnectGrip';
import { beginStateDrag, isEndOfDrag } from './dragChannel';
import { NodeBadges, NodeFlags } from './NodeBadges';
import { ScopeLanes } from './ScopeLanes';
import styles from './ScopeNode.module.css';
import { statusLine } from './statusLine';
import { useComesFrom, useInside, useNodeRun, useNodeSelection, useStateOf } from './useNodeFacts';

// Only runs have items.
const ItemChips = later(async () => (await import('./ItemChips')).ItemChips);

/** A Parallel or Map with its branches inside. The states in it are nodes of their own, drawn above it. */
export const ScopeNode = canvasNode(function ScopeNode({ data: { node } }): ReactElement | null {
  const id = node.stateId as StateId; // containers stand for states
  const { selectionStore } = useSession();
  const open = useOpenOverlay();
  const state = useStateOf(id);
  const { isSelected, isTabStop } = useNodeSelection(id);
  const problems = useStateProblems(id);
  const run = useNodeRun(node.title, id);
  const comesFrom = useComesFrom(id);
  const words = useArrowWords();
  const inside = useInside(id, words);
  if (!state) return null;

  const line = run ? statusLine(run.summary, run.visit, run.isRunByChildren, run.caughtInside) : node.subtitle;
  const remarks = {
    subtitle: node.subtitle,
    problemCount: problems.length,
    isUnreachable: node.unreachable ?? false,
    isCollapsed: false,
    status: run && line,
    run: run && { visits: run.summary?.visits ?? 0, isSample: run.visit?.sample === true },
    comesFrom,
    inside,
    ways: words?.fullWaysInWords(state),
  };

  const handleClick = (event: MouseEvent): void => {
    if (isEndOfDrag()) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) selectionStore.toggle(id);
    else selectionStore.select([id]);
  };
  const handlePress = (event: PointerEvent): void => {
    if (event.button !== 0 || event.shiftKey) return;
    beginStateDrag(event.nativeEvent, () => ({ kind: 'move', ids: [id], title: node.title, glyph: node.glyph }));
  };

  return (
    <div
      className={styles.container}
      data-selected={isSelected || undefined}
      data-status={run?.status}
      data-broken={node.broken || undefined}
      data-unreachable={node.unreachable || undefined}
      data-state-id={id}
      onClick={handleClick}
    >
      <ScopeLanes nodeId={node.id} />
      <div className={styles.bar}>
        <button
          type="button"
          className={styles.header}
          aria-label={words?.stateInWords(state, remarks) ?? state.name}
          aria-pressed={isSelected}
          data-state-name={node.title}
          data-state-type={state.type}
          tabIndex={isTabStop ? 0 : -1}
          onDoubleClick={() => open({ kind: 'rename', stateId: id })}
          onPointerDown={handlePress}
        >
          <Glyph name={node.glyph} />
          <span className={styles.name} title={node.title} dir="auto">
            {node.title}
          </span>
          <span className={styles.rest}>
            <span className={styles.line} title={line}>
              {line}
            </span>
          </span>
        </button>
        <span className={styles.side}>
          {run?.visit && <ItemChips map={run.visit} />}
          <NodeBadges node={node} problems={problems} run={run} />
          {run && run.status !== 'notReached' && (
            <span className={styles.status} title={statusLooks[run.status].word}>
              <Icon name={statusLooks[run.status].icon} size={16} />
            </span>
          )}
        </span>
      </div>
      <NodeFlags node={node} problems={problems} run={run} />
      <span className={styles.fold} onClick={(event) => event.stopPropagation()}>
        <IconButton
          icon="chevron-up"
          size="s"
          label={`Collapse ${node.title}`}
          tabIndex={isTabStop ? 0 : -1}
          onClick={() => selectionStore.setCollapsed(id, true)}
        />
      </span>
      <ConnectGrip stateId={id} nodeId={node.id} title={node.title} />
    </div>
  );
});
