import { itemsAround } from './items';
import type { RunView, StateSummary, Visit } from './runView';

/**
 * How a state stands over all items that came to it. Its `lastVisit` is the visit that tells most, not only the last:
 * the one that failed, or the first whose error was caught.
 */
export type Standing = StateSummary & {
  /** In how many of the items an error was caught, where not in all: the others may have come to it later. */
  readonly caughtItems?: { readonly count: number; readonly of: number };
};

const known = new WeakMap<StateSummary, Standing>();

/**
 * How a state stands, by its name; undefined where it was not reached. Within one item the last visit decides, so that
 * a loop that went well in the end has gone well; over several items a caught error in one of them does. Reads all
 * visits only where some have ended badly, once for each change of the state.
 */
export function standingOf(view: RunView, stateName: string): Standing | undefined {
  const summary = view.states.get(stateName);
  if (!summary || summary.visits < 2) return summary;
  const { status, counts } = summary;
  const isBad = status === 'failed' || status === 'timedOut';
  if (!isBad && !counts.caught) return summary;
  if (status === 'inProgress' || status === 'retrying') return summary;
  let standing = known.get(summary);
  if (!standing)
    known.set(summary, (standing = isBad ? ofFailed(view, stateName, summary) : ofCaught(view, stateName, summary)));
  return standing;
}

function ofFailed(view: RunView, stateName: string, summary: StateSummary): Standing {
  let failed: Visit | undefined;
  for (const visit of view.visits.values())
    if (visit.stateName === stateName && visit.status === summary.status) failed = visit;
  return failed ? { ...summary, lastVisit: failed.id } : summary;
}

function ofCaught(view: RunView, stateName: string, summary: StateSummary): Standing {
  const newest = new Map<string, Visit>();
  let found = 0;
  for (const visit of view.visits.values()) {
    if (visit.stateName !== stateName) continue;
    found += 1;
    const item = itemsAround(view, visit);
    newest.set(item.map(({ map, index }) => `${map}.${index}`).join(' '), visit);
  }
  const caught = [...newest.values()].filter(({ status }) => status === 'caught');
  const first = caught[0];
  // Of a long run not all visits are at hand: what they came to cannot be counted.
  if (!first || found < summary.visits || caught.length === newest.size) return summary;
  return {
    ...summary,
    status: 'caught',
    lastVisit: first.id,
    caughtItems: { count: caught.length, of: newest.size },
  };
}
