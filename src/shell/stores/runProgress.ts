/** How far a run has come, as its worker tells it message by message. */
import type { Placeholder } from '../../core/asl/placeholders/fillPlaceholders';
import { unreachable } from '../../core/base/invariant';
import type { ChildRun } from '../../core/history/childRuns';
import { appendEvents, logOf, type EventLog } from '../../core/history/eventLog';
import { emptyRunView, foldHistory } from '../../core/history/foldHistory';
import type { RunView } from '../../core/history/runView';
import { applyDelta } from '../../core/history/summaryDelta';
import type { Archive } from '../worker/archive';
import type { ChildNews } from '../worker/childBook';
import type { FromWorker, LongHistory, WaitingTask } from '../worker/protocol';

/**
 * How far a run has come: still going, closed (its history says how), refused before it began, or its worker is gone.
 */
export type RunPhase =
  | { readonly kind: 'going'; readonly paused: boolean; readonly stopping: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'lost'; readonly reason: string };

/** What of a run changes while it goes. */
export type RunProgress = {
  readonly phase: RunPhase;
  /** What its history says so far, folded where the history is. */
  readonly view: RunView;
  /** The history from its beginning, as far as the page holds it; all of it unless `long` or `isPutAway` is there. */
  readonly events: EventLog;
  /** Present on a run with more events than the page holds: they are read in pages. */
  readonly long?: LongHistory;
  /** The whole history of such a run, once it has closed. */
  readonly archive?: Archive;
  /** Its events are in the browser's storage alone; its view has only the visits that matter for the whole. */
  readonly isPutAway?: true;
  /** The placeholders that were filled in, with the values that it runs with. */
  readonly placeholders?: readonly Placeholder[];
  /** Tasks that wait for somebody to answer with their token. */
  readonly waiting: readonly WaitingTask[];
  /**
   * Child executions of distributed Maps, by their ids less 1; and how many
   * there are beyond. They do not outlive the page.
   */
  readonly children?: readonly ChildRun[];
  readonly unlistedChildren?: number;
};

/** A message that tells how a run goes on; pages are answers to those who asked, the world is not the run's alone. */
export type ProgressMessage = Exclude<FromWorker, { kind: 'page' | 'visits' | 'world' }>;

/** A run after a message of its worker. */
export function applyMessage<Run extends RunProgress>(run: Run, message: ProgressMessage): Run {
  switch (message.kind) {
    case 'events':
      return takeEvents(run, message);
    case 'children':
      return takeChildren(run, message.news);
    case 'summary':
      return {
        ...run,
        view: applyDelta(message.isFirst ? emptyRunView() : run.view, message.delta),
        long: message.history,
      };
    case 'paused':
      return run.phase.kind === 'going' ? { ...run, phase: { ...run.phase, paused: message.paused } } : run;
    case 'waiting':
      return { ...run, waiting: message.tasks };
    case 'closed':
      return { ...run, waiting: [], phase: { kind: 'closed' } };
    case 'filled':
      return { ...run, placeholders: message.placeholders };
    case 'refused':
      return { ...run, phase: { kind: 'refused', reason: message.reason } };
    case 'broken':
      return run.phase.kind === 'going' ? { ...run, phase: { kind: 'lost', reason: message.reason } } : run;
    case 'archive':
      return { ...run, archive: message.archive };
    default:
      return unreachable(message);
  }
}

function takeEvents<Run extends RunProgress>(run: Run, message: ProgressMessage & { kind: 'events' }): Run {
  const { events, deltas, isWhole } = message;
  // Folded here: the visits that the page has hold the large data that is to be let go.
  if (isWhole) return { ...run, events: logOf(events), view: foldHistory(emptyRunView(), events) };
  const view = deltas.reduce((before, delta) => applyDelta(before, delta, { keepsClosed: true }), run.view);
  return { ...run, view, events: appendEvents(run.events, events) };
}

function takeChildren<Run extends RunProgress>(run: Run, { facts, events, dropped, unlistedCount }: ChildNews): Run {
  const children = [...(run.children ?? [])];
  for (const each of facts) children[each.id - 1] = { ...children[each.id - 1], ...each };
  for (const { id, events: more } of events)
    // told with its facts
    children[id - 1] = { ...children[id - 1]!, events: [...(children[id - 1]?.events ?? []), ...more] };
  for (const id of dropped) children[id - 1] = { ...children[id - 1]!, events: undefined };
  return { ...run, children, unlistedChildren: unlistedCount };
}
