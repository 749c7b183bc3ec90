import { isJsonObject, setMember, type Json, type JsonObject } from '../base/json';
import { parseJson, writeJson } from '../base/long';
import { fail, ok, type Result } from '../base/result';
import type { HistoryEvent } from '../interpreter/event';
import { detailsKeys, isEventType, jsonTextMembers } from './eventShape';

/** Why something is not a history: the message, and the place of the first thing not understood (`events[3].type`). */
export type HistoryError = { readonly message: string; readonly at: string };

/**
 * Reads one event in the service's shape. Payloads become values; a payload that the recording cut off, and so is not
 * JSON any more, stays the text that is left. Payloads that were not recorded stay absent.
 */
export function parseEvent(event: Json, at: string): Result<HistoryEvent, HistoryError> {
  if (!isJsonObject(event)) return fail({ message: 'An event must be an object.', at });
  const { type, id } = event;
  if (typeof type !== 'string') return fail({ message: 'The event has no "type".', at });
  if (!isEventType(type)) return fail({ message: `"${type}" is not a type of event.`, at: `${at}.type` });
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1)
    return fail({ message: 'The "id" of an event must be a whole number from 1 on.', at: `${at}.id` });
  const previousEventId = event['previousEventId'] ?? 0;
  if (typeof previousEventId !== 'number')
    return fail({ message: 'The "previousEventId" of an event must be a number.', at: `${at}.previousEventId` });
  const timestampMs = readTimestamp(event['timestamp']);
  if (timestampMs === undefined)
    return fail({
      message: 'The "timestamp" of an event must be seconds since 1970 or a date and time.',
      at: `${at}.timestamp`,
    });

  const key = detailsKeys[type];
  const written = key === null ? undefined : event[key];
  let details: JsonObject | undefined;
  if (key !== null && isJsonObject(written)) {
    const parsed = parseDetails(written, `${at}.${key}`);
    if (!parsed.ok) return parsed;
    details = parsed.value;
  } else if (key === 'stateEnteredEventDetails' || key === 'stateExitedEventDetails') {
    return fail({ message: `The event has no "${key}".`, at });
  } else if (key !== null) {
    details = {}; // e.g. ExecutionFailed without a reason
  }
  // The members are those of the type's details, checked as far as the views rely on them; payloads may be missing.
  return ok({ id, previousEventId, timestampMs, type, ...(details ? { details } : {}) } as unknown as HistoryEvent);
}

function parseDetails(written: JsonObject, at: string): Result<JsonObject, HistoryError> {
  const details: Record<string, Json> = {};
  for (const [name, value] of Object.entries(written)) {
    if (name.endsWith('Details') && isJsonObject(value)) continue; // { truncated }: told by the payload itself
    if (value === null) continue; // some tools write absent members as null
    if (name === 'assignedVariables') {
      if (!isJsonObject(value)) return fail({ message: '"assignedVariables" must be an object.', at: `${at}.${name}` });
      const variables: Record<string, Json> = {};
      for (const [variable, text] of Object.entries(value)) setMember(variables, variable, readVariable(text));
      details[name] = variables;
    } else if (jsonTextMembers.has(name)) {
      if (typeof value !== 'string')
        return fail({ message: `"${name}" must be a text that holds JSON.`, at: `${at}.${name}` });
      const payload = readJsonText(value);
      if (payload === undefined && !isCut(written, name))
        return fail({ message: `The text of "${name}" is not JSON.`, at: `${at}.${name}` });
      details[name] = payload === undefined ? value : payload;
      if (name === 'input' && 'roleArn' in written && payload !== undefined && writeJson(payload) !== value)
        details['inputText'] = value;
    } else if ((name === 'index' || name === 'length' || name === 'redriveCount') && typeof value === 'string') {
      details[name] = Number(value); // as log records have it
    } else {
      setMember(details, name, value);
    }
  }
  if ('name' in written && typeof written['name'] !== 'string')
    return fail({ message: 'The name of a state must be a text.', at: `${at}.name` });
  return ok(details);
}

function readVariable(text: Json): Json {
  const value = typeof text === 'string' ? readJsonText(text) : undefined;
  return value === undefined ? text : value;
}

/** Tells whether a payload was cut off when it was recorded. Log records keep 248 KiB and may not say so. */
function isCut(written: JsonObject, name: string): boolean {
  const note = written[`${name}Details`];
  return (isJsonObject(note) && note['truncated'] === true) || name === 'parameters';
}

function readJsonText(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Epoch seconds as the API has them, or a date and time as the command line prints it. */
function readTimestamp(value: Json | undefined): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return Math.round(value * 1000);
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}
