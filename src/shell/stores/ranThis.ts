import { jsonEquals } from '../../core/base/json';
import type { Run } from './runsStore';
import type { Session } from './session';

/** Whether a run ran what the document says now. */
export function ranThis({ derived }: Pick<Session, 'derived'>, { definition }: Pick<Run, 'definition'>): boolean {
  return jsonEquals(derived.machine().definition, definition);
}
