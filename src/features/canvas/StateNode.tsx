import type { MouseEvent, PointerEvent, ReactElement } from 'react';
import type { StateId } from '../../core/asl/model';
import { useArrowWords } from '../../shell/pickers/laterWords';
import { useSession, useStateProblems } from '../../shell/stores/context';
import { Glyph, Icon } from '../../shell/ui/icons';
import { statusLooks } from '../../shell/ui/statusLook';
import { canvasNode } from './canvasNode';
import { useOpenOverlay } from './canvasOverlay';
import { ConnectGrip } from './ConnectGrip';
import { beginStateDrag, isEndOfDrag } from './dragChannel';
import { NodeBadges, NodeFlags } from './NodeBadges';
import { fitLine, statusLine } from './statusLine';
import styles from './StateNode.module.css';
import { useComesFrom, useInside, useNodeRun, useNodeSelection, useStateOf } from './useNodeFacts';

/** A state as a box: glyph, name, one quiet line, badges. A collapsed container is drawn the same way. */
export const StateNode = canvasNode(function StateNode({ data: { node } }): ReactElement | null {
  const id = node.stateId as StateId; // the nodes of this type stand for states
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

  const isCollapsed = node.kind === 'collapsed';
  const line = run ? statusLine(run.summary, run.visit, run.isRunByChildren, run.caughtInside) : node.subtitle;
  const remarks = {
    subtitle: node.subtitle,
    problemCount: problems.length,
    isUnreachable: node.unreachable ?? false,
    isCollapsed,
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
    beginStateDrag(event.nativeEvent, () => {
      const { states } = selectionStore.getState();
      const ids = states.includes(id) ? states : [id];
      return { kind: 'move', ids, title: ids.length === 1 ? node.title : `${ids.length} states`, glyph: node.glyph };
    });
  };

  return (
    <div
      className={styles.node}
      data-selected={isSelected || undefined}
      data-status={run?.status}
      data-broken={node.broken || undefined}
      data-unreachable={node.unreachable || undefined}
      data-state-id={id}
    >
      {run?.status === 'inProgress' && <span className={styles.ring} aria-hidden />}
      <button
        type="button"
        className={styles.face}
        aria-label={words?.stateInWords(state, remarks) ?? state.name}
        aria-pressed={isSelected}
        data-state-name={node.title}
        data-state-type={state.type}
        tabIndex={isTabStop ? 0 : -1}
        onClick={handleClick}
        onDoubleClick={() =>
          isCollapsed ? selectionStore.setCollapsed(id, false) : open({ kind: 'rename', stateId: id })
        }
        onPointerDown={handlePress}
      >
        <span className={styles.tile}>
          <Glyph name={node.glyph} />
        </span>
        <span className={styles.words}>
          <span className={styles.name} title={node.title} dir="auto">
            {node.titleLines ? node.titleLines.map((words, i) => <span key={i}>{words}</span>) : node.title}
          </span>
          <span className={styles.line} title={line}>
            {run ? fitLine(line, node.width) : line}
          </span>
        </span>
        <NodeBadges node={node} problems={problems} run={run} />
        {run && run.status !== 'notReached' && (
          <span className={styles.status} title={statusLooks[run.status].word}>
            <Icon name={statusLooks[run.status].icon} size={16} />
          </span>
        )}
      </button>
      <NodeFlags node={node} problems={problems} run={run} />
      <ConnectGrip stateId={id} nodeId={node.id} title={node.title} />
    </div>
  );
});
