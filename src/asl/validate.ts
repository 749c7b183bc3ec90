import type { Machine } from './model';
import type { Problem } from './problem';

/** What the judgement depends on besides the definition. */
export type ValidateOptions = {
  /** The type of state machine that the definition is for; STANDARD when absent. */
  readonly type?: 'STANDARD' | 'EXPRESS';
};

/**
 * Every problem of a machine, in the order of the document's rules. Never throws, whatever the shape of the definition;
 * the cost is linear in its size.
 */
export function validate(machine: Machine, options: ValidateOptions = {}): readonly Problem[] {
  void machine;
  void options;
  return [];
}
