/** Writes an execution's history. */
import type { Json } from '../base/json';
import type { DetailsByType, HistoryEvent, HistoryEventType, StateExitedDetails } from './event';
import type { Failure } from './failure';
import type { Chronicle, Frame } from './execution';
import { expressEvents, historyEvents, sizeBound } from './limits';
import type { CompiledState } from './program';
import { createPayloadLedger, notePayloads, smallPayloadBytes, wholeEvents } from './payloadLedger';
import type { Turn } from './turn';

/** Details that are built only when the event is kept. */
type Details<T extends HistoryEventType> = DetailsByType[T] extends undefined ? undefined : () => DetailsByType[T];

/**
 * Records an event that follows the frame's last one, and makes it the last one. Returns its id. `payload` is the value
 * in its details that may be large; it is measured only past the first events.
 */
export function record<T extends HistoryEventType>(
  turn: Turn,
  frame: Frame,
  type: T,
  details: Details<T>,
  payload?: Json,
): number {
  const id = recordAside(turn, frame.chronicle, frame.lastEventId, type, details, payload);
  frame.lastEventId = id;
  return id;
}

/** Records an event after a given one, without making it part of a frame's chain. Returns its id. */
export function recordAside<T extends HistoryEventType>(
  turn: Turn,
  chronicle: Chronicle,
  previousEventId: number,
  type: T,
  details: Details<T>,
  payload?: Json,
): number {
  if (!hasRoom(chronicle)) return previousEventId;
  const id = ++chronicle.eventCount;
  // The details were made for this type; the union over all types is what cannot be expressed here.
  const { pending } = chronicle;
  if (pending === undefined) return id;
  const bound = payload === undefined || id <= wholeEvents ? 0 : sizeBound(payload);
  keep(
    chronicle,
    pending,
    { id, previousEventId, timestampMs: turn.nowMs, type, details: details?.() } as HistoryEvent,
    bound,
  );
  return id;
}

/** Notes that the state of a frame met a failure: the next event tells of it. */
export function noteFailure(turn: Turn, frame: Frame, { error, cause }: Failure): void {
  const { chronicle } = frame;
  if (chronicle.pending === undefined) return;
  const noted = {
    visit: frame.enteredEventId,
    atMs: turn.nowMs,
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  };
  (chronicle.failures ??= []).push(noted);
}

/** Keeps an event, with what is to be told with it. `bound` is one of the bytes of its payloads. */
function keep(chronicle: Chronicle, pending: HistoryEvent[], event: HistoryEvent, bound: number): void {
  if (bound > smallPayloadBytes || chronicle.failures !== undefined) pending.push(noteEvent(chronicle, event, bound));
  else pending.push(event);
}

/** What is done for few events: failures are told with it, and large payloads are noted past the first events. */
function noteEvent(chronicle: Chronicle, event: HistoryEvent, bound: number): HistoryEvent {
  const { failures } = chronicle;
  chronicle.failures = undefined;
  const kept = failures === undefined ? event : { ...event, failures };
  if (bound > smallPayloadBytes && event.id > wholeEvents)
    notePayloads((chronicle.payloads ??= createPayloadLedger()), kept, bound);
  return kept;
}

/**
 * Whether an event can be written that does not end the execution: a Standard
 * execution keeps its last one for the end. Notes when not.
 */
function hasRoom(chronicle: Chronicle): boolean {
  if (chronicle.eventCount < (chronicle.isExpress ? expressEvents : historyEvents - 1)) return true;
  chronicle.isFull = true;
  return false;
}

/** Records the event that ends an execution. It has the place that the quota keeps for it, and keeps its payload. */
export function recordEnd<
  T extends 'ExecutionSucceeded' | 'ExecutionFailed' | 'ExecutionAborted' | 'ExecutionTimedOut',
>(turn: Turn, chronicle: Chronicle, previousEventId: number, type: T, details: DetailsByType[T]): void {
  const id = ++chronicle.eventCount;
  if (chronicle.pending !== undefined)
    keep(
      chronicle,
      chronicle.pending,
      { id, previousEventId, timestampMs: turn.nowMs, type, details } as HistoryEvent,
      0,
    );
}

/** Records the entering of a state. The very first state follows nothing, and shows the caller's own text. */
export function recordEntered(turn: Turn, frame: Frame, state: CompiledState): void {
  const { chronicle } = frame;
  const isFirst = chronicle.eventCount === 1;
  const previousEventId = isFirst ? 0 : frame.lastEventId;
  frame.entryEventId = previousEventId;
  frame.enteredMs = turn.nowMs;
  if (!hasRoom(chronicle)) return;
  const id = ++chronicle.eventCount;
  frame.lastEventId = id;
  frame.enteredEventId = id;
  const { pending } = chronicle;
  if (pending === undefined || state.entered === undefined) return;
  const details =
    isFirst && chronicle.inputText !== undefined
      ? { name: state.name, input: frame.input, inputText: chronicle.inputText }
      : { name: state.name, input: frame.input };
  keep(
    chronicle,
    pending,
    { id, previousEventId, timestampMs: turn.nowMs, type: state.entered, details },
    frame.inputBound,
  );
}

/** Records the leaving of a state with the output in the turn. `outputBound` is one of the output's bytes. */
export function recordExited(turn: Turn, frame: Frame, state: CompiledState, outputBound: number): void {
  const { output, assigned: assignedVariables, way } = turn;
  const { chronicle } = frame;
  if (!hasRoom(chronicle) || state.exited === undefined) return;
  const id = ++chronicle.eventCount;
  const previousEventId = frame.lastEventId;
  frame.lastEventId = id;
  const { pending } = chronicle;
  if (pending === undefined) return;
  let details: StateExitedDetails =
    assignedVariables === undefined ? { name: state.name, output } : { name: state.name, output, assignedVariables };
  if (way !== undefined) details = { ...details, way };
  const bound = assignedVariables === undefined ? outputBound : outputBound + sizeBound(assignedVariables);
  keep(chronicle, pending, { id, previousEventId, timestampMs: turn.nowMs, type: state.exited, details }, bound);
}
