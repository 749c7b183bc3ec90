/**
 * Reads recorded runs. Three things are recordings: the answer of get-execution-history (alone, or with the members of
 * describe-execution beside or around it), a bare list of its events, and the log records of an Express execution, as
 * records, as rows of a log export, or one per line of a file.
 */
import { isJsonObject, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import type { HistoryEvent } from '../interpreter/event';
import { readLogRecords } from './logRecords';
import { parseEvent, type HistoryError } from './parseEvent';

/** What a recording holds. */
export type RecordedRun = {
  /** In the order of their ids. */
  readonly events: readonly HistoryEvent[];
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly name?: string;
  readonly executionArn?: string;
  readonly stateMachineArn?: string;
  /** The definition that was run, where the recording brings one. */
  readonly definition?: Json;
  /** Further executions in the same log export; choose one of them with `options.executionArn`. */
  readonly otherExecutions: readonly string[];
};

const tooLittle =
  'This is not an execution history. Expected the JSON of get-execution-history, with a list of "events", or log records of an Express execution.';

/**
 * Reads the text of a file: JSON, or one log record per line. The place of an
 * error is a line where the file is not JSON.
 */
export function parseHistoryText(
  text: string,
  options: { readonly executionArn?: string } = {},
): Result<RecordedRun, HistoryError> {
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '')) as Json; // JSON.parse gives JSON
  } catch {
    const records: Json[] = [];
    for (const [index, line] of text.split('\n').entries()) {
      const start = line.indexOf('{');
      if (line.trim() === '') continue;
      try {
        records.push(JSON.parse(line.slice(Math.max(0, start))) as Json); // JSON.parse gives JSON
      } catch {
        return fail({
          message: records.length > 0 ? `Line ${index + 1} is not a log record.` : tooLittle,
          at: `line ${index + 1}`,
        });
      }
    }
    value = records;
  }
  return parseHistory(value, options);
}

/** Reads a recording from its JSON value. The error tells the place of the first thing that was not understood. */
export function parseHistory(
  value: Json,
  options: { readonly executionArn?: string } = {},
): Result<RecordedRun, HistoryError> {
  const facts = isJsonObject(value) ? describedFacts(value) : {};
  const found = findEvents(value);
  if (!found) return fail({ message: tooLittle, at: '' });
  const logs = readLogRecords(found.list, found.at, options.executionArn);
  if (logs && !logs.ok) return logs;
  const list = logs ? logs.value.events : found.list.map((event, index) => ({ event, at: `${found.at}[${index}]` }));
  if (list.length === 0) return fail({ message: 'This history has no events.', at: found.at });

  const events: HistoryEvent[] = [];
  for (const { event, at } of list) {
    const parsed = parseEvent(event, at);
    if (!parsed.ok) return parsed;
    events.push(parsed.value);
  }
  events.sort((a, b) => a.id - b.id);
  const executionArn = logs?.value.executionArn ?? facts.executionArn;
  return ok({
    events,
    ...facts,
    ...(executionArn === undefined ? {} : { executionArn, name: facts.name ?? nameIn(executionArn) }),
    type:
      executionArn?.split(':')[5] === 'express' || (logs !== undefined && executionArn === undefined)
        ? 'EXPRESS'
        : 'STANDARD',
    otherExecutions: logs?.value.others ?? [],
  });
}

/** Looks for the list of events: the value itself, its `events`, or that of a member such as `history`. */
function findEvents(value: Json): { readonly list: readonly Json[]; readonly at: string } | undefined {
  if (Array.isArray(value)) return { list: value as readonly Json[], at: '' };
  if (!isJsonObject(value)) return undefined;
  for (const name of ['events', 'Events', 'results']) {
    const list = value[name];
    if (Array.isArray(list)) return { list: list as readonly Json[], at: name };
  }
  for (const name of ['history', 'executionHistory', 'getExecutionHistory']) {
    const inner = value[name];
    if (inner === undefined) continue;
    const found = findEvents(inner);
    if (found) return { list: found.list, at: found.at === '' ? name : `${name}.${found.at}` };
  }
  return undefined;
}

/** What describe-execution and describe-state-machine tell, beside the events or in a member of their own. */
function describedFacts(
  value: JsonObject,
): Partial<Pick<RecordedRun, 'name' | 'executionArn' | 'stateMachineArn' | 'definition'>> {
  const facts: { name?: string; executionArn?: string; stateMachineArn?: string; definition?: Json } = {};
  const places = [
    value,
    value['execution'],
    value['describeExecution'],
    value['stateMachine'],
    value['describeStateMachine'],
  ];
  for (const place of places.filter(isJsonObject)) {
    if (typeof place['executionArn'] === 'string') {
      facts.executionArn ??= place['executionArn'];
      if (typeof place['name'] === 'string') facts.name ??= place['name'];
    }
    if (typeof place['stateMachineArn'] === 'string') facts.stateMachineArn ??= place['stateMachineArn'];
    facts.definition ??= definitionIn(place['definition']);
  }
  return facts;
}

function definitionIn(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return isJsonObject(value) ? value : undefined;
  try {
    return JSON.parse(value) as Json; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}

/** `…:execution:machine:name`, `…:express:machine:name:id`. */
function nameIn(executionArn: string): string | undefined {
  return executionArn.split(':')[7];
}
