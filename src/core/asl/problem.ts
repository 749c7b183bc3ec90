import type { ChangeSet } from '../document/changes';
import type { Pointer } from '../document/pointer';
import type { StateId } from './model';

/** How much a problem matters: an error is refused by the service, a warning is likely a mistake, a hint is advice. */
export type Severity = 'error' | 'warning' | 'hint';

/**
 * Something wrong in the user's document.
 *
 * `code` is ours, stable and tested; the message may be improved. The `service…` members say how Step Functions
 * itself would put it (CreateStateMachine, ValidateStateMachineDefinition); errors have them, advice does not.
 */
export type Problem = {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, where, and what to do: whole sentences in the user's words. */
  readonly message: string;
  /** Pointer of the value that is meant; of the object, when something is missing from it. */
  readonly at: Pointer;
  /** Which part of the member at `at` to underline; the value when absent. */
  readonly part?: 'key' | 'value';
  /** The state that the problem is in; absent for problems of the machine itself. */
  readonly stateId?: StateId;
  readonly serviceCode?: string;
  readonly serviceMessage?: string;
  /** Where the service places it, when that is not `at`; null when the service names no place. */
  readonly serviceAt?: Pointer | null;
  /** Offsets, for problems of syntax, which have no pointer. */
  readonly from?: number;
  readonly to?: number;
  /** What a quick fix may need: the name that was probably meant. */
  readonly suggestion?: string;
  /** The change of the text that puts a problem of syntax right. */
  readonly mend?: { readonly title: string; readonly changes: ChangeSet };
};
