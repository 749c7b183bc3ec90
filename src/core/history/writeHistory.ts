import { setMember, type Json, type JsonObject } from '../base/json';
import { writeJson } from '../base/long';
import type { HistoryEvent } from '../interpreter/event';
import { detailsKeys, jsonTextMembers } from './eventShape';

/** The answer of get-execution-history. */
export type ServiceHistory = { readonly events: readonly JsonObject[] };

/**
 * Writes events in the shape that the service's GetExecutionHistory answers with:
 * payloads as JSON text, timestamps in epoch seconds. What only Stepyard knows (which
 * results were samples, which of two rules to one state was true) is left out.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html (read 2025-11)
 */
export function writeHistory(events: readonly HistoryEvent[]): ServiceHistory {
  return { events: events.map(writeEvent) };
}

/** Writes one event; see `writeHistory`. */
export function writeEvent(event: HistoryEvent): JsonObject {
  const written: Record<string, Json> = {
    timestamp: event.timestampMs / 1000,
    type: event.type,
    id: event.id,
    previousEventId: event.previousEventId,
  };
  const key = detailsKeys[event.type];
  if (key !== null && event.details) written[key] = writeDetails(event);
  return written;
}

/** What only Stepyard knows of an event, or spells otherwise. */
const onlyOurs: ReadonlySet<string> = new Set(['inputText', 'sample', 'way']);

/**
 * Writes the details of an event alone, as log records hold them. Of payloads that were let go there is the beginning.
 */
export function writeDetails({ details = {}, cut }: Pick<HistoryEvent, 'details' | 'cut'>): JsonObject {
  const written: Record<string, Json> = {};
  const inputText = 'inputText' in details ? details.inputText : undefined;
  for (const [name, value] of Object.entries(details) as [string, Json | undefined][]) {
    if (value === undefined || onlyOurs.has(name)) continue;
    if (name === 'assignedVariables') {
      written['assignedVariables'] = writeVariables(value as JsonObject); // its type in StateExitedDetails
      written['assignedVariablesDetails'] = { truncated: false };
    } else if (jsonTextMembers.has(name)) {
      written[name] = name === 'input' && inputText !== undefined ? inputText : writeJson(value);
      if (name !== 'parameters') written[`${name}Details`] = { truncated: false };
    } else {
      written[name] = value;
    }
  }
  for (const [name, beginning] of Object.entries(cut ?? {})) {
    if (name === 'cause') continue; // it has no such member, and shows by itself where it ends
    written[name] = name === 'assignedVariables' ? {} : beginning;
    if (name !== 'parameters') written[`${name}Details`] = { truncated: true };
  }
  return written;
}

function writeVariables(variables: JsonObject): JsonObject {
  const written: Record<string, Json> = {};
  for (const [name, value] of Object.entries(variables)) setMember(written, name, writeJson(value));
  return written;
}
