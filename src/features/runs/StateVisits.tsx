import { useMemo, useState, type ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import type { StateId } from '../../core/asl/model';
import { isRunByChildren, itemsAround, visitsInItem, type Item } from '../../core/history/items';
import type { RunView, Visit } from '../../core/history/runView';
import { standingOf } from '../../core/history/standing';
import { containersOf } from '../../shell/stores/containersOf';
import { useGraph, useMachine, useRuns, useSelection } from '../../shell/stores/context';
import { writePlaceholder } from '../../shell/stores/placeholders';
import { elapsedMs, runViewOf, shownRun } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';
import { Badge } from '../../shell/ui/Badge';
import { Glyph } from '../../shell/ui/icons';
import { Status } from '../../shell/ui/statusLook';
import { Tabs, type Tab } from '../../shell/ui/Tabs';
import { AttemptList } from './AttemptList';
import { DataFlow } from './DataFlow';
import { ItemStrip } from './ItemStrip';
import { RunFacts } from './RunFacts';
import { VariableList } from './VariableList';
import { VisitEvents } from './VisitEvents';
import { VisitPicker } from './VisitPicker';
import styles from './StateVisits.module.css';

/** What happened in the selected state during the shown run; the facts of the run itself when no state is selected. */
export function StateVisits(): ReactElement | null {
  const run = useRuns(shownRun);
  const selectedId = useSelection((state) => state.states.at(-1));
  const machine = useMachine();
  if (!run) return null;
  const state = selectedId === undefined ? undefined : machine.states.get(selectedId);
  return (
    <section className={styles.pane} aria-label="Run details">
      {state ? <SelectedState run={run} name={state.name} nodeId={state.id} /> : <RunFacts run={run} />}
    </section>
  );
}

function SelectedState({
  run,
  name,
  nodeId,
}: {
  readonly run: Run;
  readonly name: string;
  readonly nodeId: string;
}): ReactElement {
  const view = runViewOf(run);
  const visits = useMemo(() => [...view.visits.values()].filter((visit) => visit.stateName === name), [view, name]);
  const chosenId = useSelection((state) => state.visit);
  const items = useSelection((state) => state.items);
  const visit =
    visits.find(({ id }) => id === chosenId) ??
    visitInItems(view, items, name) ??
    tellingOf(view, name) ??
    visits.at(-1);
  const map = visit && mapAround(view, visit);
  return (
    <>
      {map && (
        <ItemStrip key={map.id} view={view} map={map} chosen={items?.find((item) => item.map === map.id)?.index} />
      )}
      <VisitedState key={name} run={run} name={name} nodeId={nodeId} visits={visits} visit={visit} />
    </>
  );
}

/** The last visit of a state in the items that are looked at, innermost first. */
function visitInItems(view: RunView, items: readonly Item[] | undefined, name: string): Visit | undefined {
  for (const item of items?.toReversed() ?? []) {
    const visit = visitsInItem(view, item).get(name);
    if (visit) return visit;
  }
  return undefined;
}

/** The visit that tells most of a state: the failed or caught one of several items. */
function tellingOf(view: RunView, name: string): Visit | undefined {
  const standing = standingOf(view, name);
  return standing && view.visits.get(standing.lastVisit);
}

/** The Map whose items are offered beside a visit: the visit itself, or the Map that it lies in. */
function mapAround(view: RunView, visit: Visit): Visit | undefined {
  if ((visit.iterations?.byIndex.size ?? 0) > 0) return visit;
  const item = itemsAround(view, visit).at(-1);
  return item && view.visits.get(item.map);
}

type VisitedProps = {
  readonly run: Run;
  readonly name: string;
  readonly nodeId: string;
  readonly visits: readonly Visit[];
  readonly visit: Visit | undefined;
};

function VisitedState({ run, name, nodeId, visits, visit }: VisitedProps): ReactElement {
  const glyph = useGraph().nodes.get(nodeId)?.glyph ?? 'task';
  return (
    <>
      <header className={styles.head}>
        <span className={styles.tile}>
          <Glyph name={glyph} />
        </span>
        <div className={styles.names}>
          <h2 className={styles.name} dir="auto">
            {name}
          </h2>
          <p className={styles.state}>
            <Status status={visit?.status ?? 'notReached'} size={13} />
            {visit?.exitedMs !== undefined && <span>· {sayDuration(visit.exitedMs - visit.enteredMs)}</span>}
            {visit?.sample && <Badge>sample</Badge>}
            <StandInBadge run={run} name={name} />
          </p>
        </div>
      </header>
      {visit ? (
        <>
          {visits.length > 1 && <VisitPicker view={runViewOf(run)} visits={visits} visit={visit} />}
          <VisitTabs run={run} visit={visit} />
        </>
      ) : (
        <p className={styles.note}>{sayWhyNot(run, nodeId)}</p>
      )}
    </>
  );
}

/** Says that the state was run with a stand-in for a placeholder, and which. */
function StandInBadge({ run, name }: { readonly run: Run; readonly name: string }): ReactElement | null {
  const own = (run.placeholders ?? []).filter(
    ({ source, uses }) => source !== 'set' && uses.some(({ stateName }) => stateName === name),
  );
  if (own.length === 0) return null;
  const title = own
    .slice(0, 10)
    .map((placeholder) => `${placeholder.name}: ${writePlaceholder(placeholder)}`)
    .join('\n');
  return (
    <span title={title}>
      <Badge>{own.length === 1 ? 'stand-in' : `${own.length} stand-ins`}</Badge>
    </span>
  );
}

function sayWhyNot(run: Run, stateId: string): string {
  // The nodes that can be selected stand for states.
  if (isRunByChildren(runViewOf(run), containersOf(stateId as StateId)))
    return run.children === undefined && run.phase.kind !== 'going'
      ? 'The items of a distributed Map run as child executions, with histories of their own. Those of this run are not at hand any more; run it again to look into its items.'
      : 'The items of a distributed Map run as child executions, with histories of their own. Select the Map, and there an item, to see what happened in it.';
  if (run.long)
    return `Run ${run.number} is too long to keep every visit here. Its events can be paged through in the dock.`;
  return run.phase.kind === 'going'
    ? `Run ${run.number} has not come to this state yet.`
    : `Run ${run.number} did not come to this state.`;
}

type VisitTab = 'data' | 'attempts' | 'variables' | 'events';

function VisitTabs({ run, visit }: { readonly run: Run; readonly visit: Visit }): ReactElement {
  const [tab, setTab] = useState<VisitTab>('data');
  const failed = visit.attempts.filter(({ status }) => status === 'failed' || status === 'timedOut').length;
  const tabs: readonly Tab<VisitTab>[] = [
    { id: 'data', label: 'Data flow' },
    {
      id: 'attempts',
      label: 'Attempts',
      ...(failed > 0 ? { badge: { text: String(failed), tone: 'fail', label: `, ${failed} failed` } } : {}),
    },
    { id: 'variables', label: 'Variables' },
    { id: 'events', label: 'Events' },
  ];
  return (
    <Tabs label="Visit" tabs={tabs} value={tab} onChange={setTab}>
      <div className={styles.panel}>
        {tab === 'data' && <DataFlow run={run} visit={visit} />}
        {tab === 'attempts' && <AttemptList visit={visit} nowMs={run.startedMs + elapsedMs(run)} />}
        {tab === 'variables' && <VariableList visit={visit} />}
        {tab === 'events' && <VisitEvents run={run} visit={visit} />}
      </div>
    </Tabs>
  );
}
