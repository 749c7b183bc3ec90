import type { Json } from '../base/json';
import { fail, type Result } from '../base/result';
import type { HistoryEvent } from '../interpreter/event';

/** What a file of a recorded run holds. */
export type RecordedRun = {
  readonly events: readonly HistoryEvent[];
  readonly name?: string;
  readonly executionArn?: string;
  readonly stateMachineArn?: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The definition that was run, where the file brings one. */
  readonly definition?: Json;
};

/** Why a file is not a history: the message, and the place of the first thing not understood (`events[3].type`). */
export type HistoryError = { readonly message: string; readonly at: string };

/**
 * Reads a recorded run: the answer of get-execution-history (also a bare list of events, and with members of
 * describe-execution beside `events`), or log records of an Express execution.
 */
export function parseHistory(value: Json): Result<RecordedRun, HistoryError> {
  void value;
  return fail({ message: 'This is not a history.', at: '' });
}
