/**
 * What a history holds of payloads. A loop that carries 256 KiB through 25,000 events would hold gigabytes, so of a
 * long history with large payloads the first ones stay, and the newest; between them only their beginnings do. The
 * events are there all the same, with everything else that they say.
 */
import { briefJson } from '../base/briefJson';
import type { Json } from '../base/json';
import type { HistoryEvent, NotedFailure } from './event';
import { nestingLevels, payloadBytes, sizeBound } from './limits';

/** Which events hold large payloads, oldest first. Plain data, part of an execution. */
export type PayloadLedger = {
  /** Not measured yet, and a bound of their bytes: measuring takes time, and most executions end before. */
  unmeasured: HistoryEvent[];
  unmeasuredBytes: number;
  /** The newest ones that are measured, their bytes, and the objects counted so far: shared ones take room once. */
  current: HistoryEvent[];
  currentBytes: number;
  seen: Set<object>;
  /** Those before them, which are cut next. */
  previous: HistoryEvent[];
  /** The first payloads are never cut. */
  hasHead: boolean;
};

/** Payloads up to this size are never cut: an event takes as much by itself. */
export const smallPayloadBytes = 256;

/** How much is measured at a time, and how much makes a generation. At most three generations are whole at a time. */
const batchBytes = 4_000_000;
const generationBytes = 16_000_000;

/** The first events are whole whatever they hold, and nothing is noted of them: most executions have no more. */
export const wholeEvents = 64;

/**
 * Bytes of payload text that a history holds at most, apart from small
 * payloads: those of the first events and the last one besides.
 */
export const heldPayloadBytes = (wholeEvents + 1) * payloadBytes + 3 * (generationBytes + batchBytes) + batchBytes;

/** What stays of a payload: so many characters of its JSON. */
const beginningLength = 200;

const payloadNames = ['input', 'output', 'parameters', 'assignedVariables', 'cause'] as const;

/** An empty ledger. */
export function createPayloadLedger(): PayloadLedger {
  return {
    unmeasured: [],
    unmeasuredBytes: 0,
    current: [],
    currentBytes: 0,
    seen: new Set(),
    previous: [],
    hasHead: false,
  };
}

/**
 * Notes an event with large payloads, and cuts those of older events where too much is held. They are changed in place.
 */
export function notePayloads(ledger: PayloadLedger, event: HistoryEvent, bytes: number): void {
  ledger.unmeasured.push(event);
  ledger.unmeasuredBytes += bytes;
  if (ledger.unmeasuredBytes >= batchBytes) measure(ledger);
}

/**
 * The bytes of the payloads of events; objects that they share are counted
 * once, among themselves and with what was seen before.
 */
export function distinctPayloadBytes(events: readonly HistoryEvent[], seen: Set<object> = new Set()): number {
  let bytes = 0;
  for (const event of events)
    for (const value of payloadsOf(event)) bytes += distinctSize(value, seen, nestingLevels + 1);
  return bytes;
}

function measure(ledger: PayloadLedger): void {
  ledger.currentBytes += distinctPayloadBytes(ledger.unmeasured, ledger.seen);
  for (const event of ledger.unmeasured) ledger.current.push(event);
  ledger.unmeasured = [];
  ledger.unmeasuredBytes = 0;
  if (ledger.currentBytes < generationBytes) return;
  for (const event of ledger.previous) cutPayloads(event);
  ledger.previous = ledger.hasHead ? ledger.current : [];
  ledger.hasHead = true;
  ledger.current = [];
  ledger.currentBytes = 0;
  ledger.seen = new Set();
}

function* payloadsOf({ details }: HistoryEvent): Iterable<Json> {
  if (details === undefined) return;
  for (const name of payloadNames) {
    const value = (details as { readonly [name: string]: Json | undefined })[name];
    if (value !== undefined) yield value;
  }
}

/** Texts count wherever they are: whether two are one and the same in memory cannot be told. */
function distinctSize(value: Json, seen: Set<object>, levels: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null || levels === 0 || seen.has(value)) return 8;
  seen.add(value);
  let size = 2;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) size += 1 + distinctSize(item, seen, levels - 1);
    return size;
  }
  for (const [key, item] of Object.entries(value)) size += key.length + 4 + distinctSize(item, seen, levels - 1);
  return size;
}

type Changing = { details?: object; cut?: Record<string, string>; failures?: readonly NotedFailure[] };

/** Leaves the beginnings of an event's large payloads. */
function cutPayloads(event: HistoryEvent): void {
  const changing = event as Changing; // the one place where an event changes after it was written
  const details: Record<string, unknown> = { ...changing.details };
  const cut: Record<string, string> = {};
  for (const name of payloadNames) {
    const value = details[name];
    if (value === undefined || sizeBound(value as Json, smallPayloadBytes) <= smallPayloadBytes) continue;
    const beginning = briefJson(value, beginningLength);
    if (name === 'cause') details[name] = brief(String(value));
    else delete details[name];
    cut[name] = beginning;
  }
  changing.details = details;
  changing.cut = cut;
  if (changing.failures !== undefined)
    changing.failures = changing.failures.map((failure) =>
      failure.cause === undefined ? failure : { ...failure, cause: brief(failure.cause) },
    );
}

/** The beginning of a text, as a text of its own that does not hold on to the whole one. */
function brief(text: string): string {
  return text.length <= beginningLength ? text : `${[...text.slice(0, beginningLength)].join('')}…`;
}
