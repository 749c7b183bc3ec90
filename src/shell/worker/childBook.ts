/**
 * What a run tells of the child executions of its distributed Maps: of each how it stands,
 * and the events of as many as a bound allows, the failed ones first. Ten thousand children
 * are ten thousand small records; their histories would be ten times the quota of a run.
 */
import type { HistoryEvent } from '../../core/interpreter/event';
import type { ChildFacts } from '../../core/interpreter/childFacts';
import type { ChildOrigin } from '../../core/interpreter/execution';
import { distinctPayloadBytes } from '../../core/interpreter/payloadLedger';

/** What is new of child executions. */
export type ChildNews = {
  readonly facts: readonly ChildFacts[];
  /** Events that follow those that were told before, by the child's id. */
  readonly events: readonly { readonly id: number; readonly events: readonly HistoryEvent[] }[];
  /** Children whose events are kept no more. */
  readonly dropped: readonly number[];
  /** Children beyond those that are listed. */
  readonly unlistedCount: number;
};

/** Takes events of child executions in, and gives out what is new. */
export type ChildBook = {
  add(arn: string, origin: ChildOrigin, events: readonly HistoryEvent[]): void;
  /** Undefined when nothing is. */
  takeNews(): ChildNews | undefined;
};

/**
 * So many children are listed, the first ones; and so much is kept of their histories, in events and bytes of payloads.
 */
export const childLimits = {
  children: 20_000,
  events: 20_000,
  runningEvents: 60_000,
  bytes: 16_000_000,
  eventsOfOne: 5_000,
  causeLength: 2_000,
};

type Entry = { facts: ChildFacts; events: HistoryEvent[] | undefined; bytes: number; sentCount: number };

/** Creates an empty book. */
export function createChildBook(limits = childLimits): ChildBook {
  const entries: Entry[] = [];
  const byArn = new Map<string, Entry>();
  const changed = new Set<Entry>();
  let dropped: number[] = [];
  let unlistedCount = 0;
  const unlisted = new Set<string>();
  /** Those that are over and whose events are kept, the newest last; what all of them hold, and those that run. */
  const kept = { failed: [] as Entry[], succeeded: [] as Entry[], running: new Set<Entry>() };
  /** In the order of starting; those that are over among them are passed over. */
  const begun: Entry[] = [];
  const held = { events: 0, bytes: 0, running: 0 };

  function drop(entry: Entry | undefined): void {
    if (!entry?.events) return;
    if (kept.running.delete(entry)) held.running -= entry.events.length;
    else {
      held.events -= entry.events.length;
      held.bytes -= entry.bytes;
    }
    entry.events = undefined;
    if (entry.sentCount > 0) dropped.push(entry.facts.id);
    changed.add(entry);
  }

  /**
   * A child that has ended counts with the others that have; where there is no
   * room, the newest that succeeded go first.
   */
  function settle(entry: Entry): void {
    if (!entry.events || !kept.running.delete(entry)) return;
    held.running -= entry.events.length;
    entry.bytes = distinctPayloadBytes(entry.events);
    held.events += entry.events.length;
    held.bytes += entry.bytes;
    (entry.facts.status === 'succeeded' ? kept.succeeded : kept.failed).push(entry);
    while (held.events > limits.events || held.bytes > limits.bytes) drop(kept.succeeded.pop() ?? kept.failed.pop());
  }

  function open(arn: string, { parentArn, map, mapRun, index }: ChildOrigin, startedMs: number): Entry | undefined {
    if (entries.length >= limits.children) {
      if (!unlisted.has(arn)) unlistedCount++;
      unlisted.add(arn);
      return undefined;
    }
    const facts: ChildFacts = {
      id: entries.length + 1,
      arn,
      parentId: byArn.get(parentArn)?.facts.id ?? 0,
      map,
      mapRun,
      index,
      status: 'inProgress',
      startedMs,
      eventCount: 0,
    };
    const entry: Entry = { facts, events: [], bytes: 0, sentCount: 0 };
    entries.push(entry);
    byArn.set(arn, entry);
    kept.running.add(entry);
    begun.push(entry);
    return entry;
  }

  return {
    add(arn, origin, events) {
      const [first] = events;
      const entry = first && (byArn.get(arn) ?? open(arn, origin, first.timestampMs));
      if (!entry) return;
      changed.add(entry);
      for (const event of events)
        entry.facts = {
          ...entry.facts,
          ...standingAfter(event, limits.causeLength),
          eventCount: entry.facts.eventCount + 1,
        };
      if (entry.events) {
        // A redriven child runs again.
        if (!kept.running.has(entry)) takeUp(entry);
        for (const event of events) entry.events.push(event);
        held.running += events.length;
        if (entry.events.length > limits.eventsOfOne) drop(entry);
      }
      if (entry.facts.status !== 'inProgress') settle(entry);
      while (held.running > limits.runningEvents) dropNewestRunning();
    },
    takeNews() {
      if (changed.size === 0 && dropped.length === 0) return undefined;
      const events: { id: number; events: readonly HistoryEvent[] }[] = [];
      for (const entry of changed) {
        if (!entry.events || entry.events.length === entry.sentCount) continue;
        events.push({ id: entry.facts.id, events: entry.events.slice(entry.sentCount) });
        entry.sentCount = entry.events.length;
      }
      const news: ChildNews = { facts: [...changed].map(({ facts }) => facts), events, dropped, unlistedCount };
      changed.clear();
      dropped = [];
      return news;
    },
  };

  function takeUp(entry: Entry): void {
    const { events = [] } = entry;
    for (const among of [kept.failed, kept.succeeded]) if (among.includes(entry)) among.splice(among.indexOf(entry), 1);
    held.events -= events.length;
    held.bytes -= entry.bytes;
    held.running += events.length;
    kept.running.add(entry);
    begun.push(entry);
  }

  function dropNewestRunning(): void {
    for (let entry = begun.pop(); entry; entry = begun.pop()) if (kept.running.has(entry)) return drop(entry);
    held.running = 0;
  }
}

function standingAfter(event: HistoryEvent, causeLength: number): Partial<ChildFacts> {
  switch (event.type) {
    case 'ExecutionSucceeded':
      return { status: 'succeeded', closedMs: event.timestampMs };
    case 'ExecutionFailed':
    case 'ExecutionTimedOut':
    case 'ExecutionAborted': {
      const status =
        event.type === 'ExecutionFailed' ? 'failed' : event.type === 'ExecutionTimedOut' ? 'timedOut' : 'aborted';
      const { error, cause } = event.details;
      return { status, closedMs: event.timestampMs, error, cause: cause?.slice(0, causeLength) };
    }
    case 'ExecutionRedriven':
      return { status: 'inProgress', closedMs: undefined, error: undefined, cause: undefined };
    default:
      return {};
  }
}
