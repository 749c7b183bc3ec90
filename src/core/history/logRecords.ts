import { isJsonObject, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { detailsKeys, isEventType } from './eventShape';
import type { HistoryError } from './parseEvent';

/** Log records of one execution, turned into events in the service's shape, each with its place in the file. */
export type LoggedEvents = {
  readonly events: readonly { readonly event: JsonObject; readonly at: string }[];
  readonly executionArn?: string;
  /** Other executions that the same export has records of. */
  readonly others: readonly string[];
};

/**
 * Reads log records: the records themselves, or rows of a log export that hold them
 * as text in `message`, `@message` or a list of fields. Undefined when the list
 * does not begin with one. Without `executionArn` the first execution is taken.
 */
export function readLogRecords(
  list: readonly Json[],
  at: string,
  executionArn?: string,
): Result<LoggedEvents, HistoryError> | undefined {
  const first = list[0];
  if (first === undefined || !recordIn(first)) return undefined;
  const byArn = new Map<string, { event: JsonObject; at: string }[]>();
  for (const [index, row] of list.entries()) {
    const place = `${at}[${index}]`;
    const record = recordIn(row);
    if (!record) return fail({ message: 'This is not a log record of an execution.', at: place });
    const id = Number(record['id']);
    const timestampMs = Number(record['event_timestamp']);
    if (!Number.isInteger(id))
      return fail({ message: 'The "id" of a log record must be a number.', at: `${place}.id` });
    if (!Number.isFinite(timestampMs))
      return fail({
        message: 'The "event_timestamp" of a log record must be milliseconds since 1970.',
        at: `${place}.event_timestamp`,
      });
    const arn = typeof record['execution_arn'] === 'string' ? record['execution_arn'] : '';
    const events = byArn.get(arn) ?? [];
    byArn.set(arn, events);
    events.push({ event: eventOf(record, id, timestampMs), at: place });
  }
  // the list has a first record
  const chosen = executionArn !== undefined && byArn.has(executionArn) ? executionArn : [...byArn.keys()][0]!;
  const others = [...byArn.keys()].filter((arn) => arn !== chosen);
  // a key of the map
  return ok({ events: byArn.get(chosen)!, others, ...(chosen === '' ? {} : { executionArn: chosen }) });
}

function eventOf(record: JsonObject, id: number, timestampMs: number): JsonObject {
  const type = record['type'];
  const key = typeof type === 'string' && isEventType(type) ? detailsKeys[type] : null;
  return {
    id,
    previousEventId: Number(record['previous_event_id'] ?? 0),
    timestamp: timestampMs / 1000,
    type: type ?? '',
    ...(key !== null && isJsonObject(record['details']) ? { [key]: record['details'] } : {}),
  };
}

/** The record that a row is or holds. */
function recordIn(row: Json): JsonObject | undefined {
  if (Array.isArray(row)) {
    const field = (row as readonly Json[]).find((item) => isJsonObject(item) && item['field'] === '@message');
    return isJsonObject(field) ? recordFrom(field['value']) : undefined;
  }
  if (!isJsonObject(row)) return undefined;
  if ('event_timestamp' in row) return row;
  return recordFrom(row['message'] ?? row['@message']);
}

function recordFrom(message: Json | undefined): JsonObject | undefined {
  if (isJsonObject(message)) return 'event_timestamp' in message ? message : undefined;
  if (typeof message !== 'string') return undefined;
  try {
    const value = JSON.parse(message) as Json; // JSON.parse gives JSON
    return isJsonObject(value) && 'event_timestamp' in value ? value : undefined;
  } catch {
    return undefined;
  }
}
