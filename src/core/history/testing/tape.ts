import { isJsonObject, type Json, type JsonObject } from '../../base/json';
import type { HistoryEvent } from '../../interpreter/event';
import { emptyRunView, foldHistory } from '../foldHistory';
import type { RunView } from '../runView';

/**
 * Writes histories as the reference does: `2<0 TaskStateEntered Pay`, then further details as JSON. The word after the
 * type is the state's name. Each event is 100 ms after the one before.
 */
export function tape(...lines: readonly string[]): HistoryEvent[] {
  return lines.map((line) => {
    const match = /^(\d+)<(\d+) (\w+)(?: ([^{]+?))?(?: (\{.*\}))?$/.exec(line);
    if (!match) throw new Error(`Not a line of a tape: ${line}`);
    const [, id, previousEventId, type = '', name, json] = match;
    const extra = json === undefined ? {} : (JSON.parse(json) as JsonObject);
    const named = name === undefined ? {} : type === 'EvaluationFailed' ? { state: name } : { name };
    const payload = type.endsWith('StateEntered') ? { input: {} } : type.endsWith('StateExited') ? { output: {} } : {};
    return {
      id: Number(id),
      previousEventId: Number(previousEventId),
      timestampMs: 1_700_000_000_000 + Number(id) * 100,
      type,
      details: { ...payload, ...named, ...extra },
    } as unknown as HistoryEvent; // a test writes what it means
  });
}

/** Folds a tape from nothing. */
export function foldTape(...lines: readonly string[]): RunView {
  return foldHistory(emptyRunView(), tape(...lines));
}

/** Each state's status: `{ Pay: 'succeeded' }`. */
export function statusesOf(view: RunView): Record<string, string> {
  return Object.fromEntries([...view.states].map(([name, summary]) => [name, summary.status]));
}

/** Everything that a view tells, as plain data that can be compared. */
export function plain(view: RunView): Json {
  return JSON.parse(
    JSON.stringify(view, (_key, value: unknown) => (isMap(value) ? Object.fromEntries([...value].sort(byKey)) : value)),
  ) as Json;
}

function isMap(value: unknown): value is ReadonlyMap<string | number, unknown> {
  return typeof value === 'object' && value !== null && 'buckets' in value && !isJsonObject(value['buckets']);
}

function byKey(a: readonly [string | number, unknown], b: readonly [string | number, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
