/** Writes events as the records that Step Functions sends to CloudWatch Logs, one a line. */
import { setMember, type Json, type JsonObject } from '../base/json';
import type { HistoryEvent, HistoryEventType } from '../interpreter/event';
import { utf8Size } from '../interpreter/limits';
import { writeDetails } from './writeHistory';

/** Which events are logged: none, what went wrong, only how the execution ended badly, or all. */
export type LogLevel = 'OFF' | 'ERROR' | 'FATAL' | 'ALL';

/** The levels by name. */
export const logLevels: readonly LogLevel[] = ['ALL', 'ERROR', 'FATAL', 'OFF'];

/** A state machine's logging configuration, and the execution that is logged. */
export type Logging = { readonly level: LogLevel; readonly includesData: boolean; readonly executionArn: string };

const fatal: ReadonlySet<HistoryEventType> = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut']);

/** Bytes that a payload may have in a record, escaped as it is there. */
const payloadBytes = 248 * 1024;

/**
 * The records of an execution's events. Without data they leave inputs and outputs out.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (read 2025-11)
 */
export function writeLog(
  events: readonly HistoryEvent[],
  { level, includesData, executionArn }: Logging,
): JsonObject[] {
  let redriveCount = 0;
  const records: JsonObject[] = [];
  for (const event of events) {
    if (event.type === 'ExecutionRedriven') redriveCount = event.details.redriveCount;
    if (!isLogged(event.type, level)) continue;
    records.push({
      id: String(event.id),
      type: event.type,
      details: event.details === undefined ? {} : cutPayloads(writeDetails(event), includesData, event.cut),
      previous_event_id: String(event.previousEventId),
      event_timestamp: String(event.timestampMs),
      execution_arn: executionArn,
      redrive_count: String(redriveCount),
    });
  }
  return records;
}

function isLogged(type: HistoryEventType, level: LogLevel): boolean {
  if (level === 'ALL' || level === 'OFF') return level === 'ALL';
  return (
    fatal.has(type) || (level === 'ERROR' && (type === 'FailStateEntered' || /(Failed|Aborted|TimedOut)$/.test(type)))
  );
}

function cutPayloads(details: JsonObject, includesData: boolean, gone: HistoryEvent['cut'] = {}): JsonObject {
  const cut: Record<string, Json> = {};
  for (const [name, value] of Object.entries(details)) {
    const payload = name.replace(/Details$/, '');
    if (payload !== 'input' && payload !== 'output') setMember(cut, name, value);
    else if (includesData && name === payload) {
      const text = cutText(String(value));
      setMember(cut, name, text);
      setMember(cut, `${name}Details`, { truncated: text !== value || Object.hasOwn(gone, name) });
    }
  }
  return cut;
}

/** The longest beginning of a text whose escaped form fits into a record. */
function cutText(text: string): string {
  const fits = (length: number): boolean => utf8Size(JSON.stringify(text.slice(0, length))) <= payloadBytes;
  if (text.length * 6 <= payloadBytes || fits(text.length)) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return text.slice(0, low);
}
