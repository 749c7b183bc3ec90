import type { ChangeSet } from '../document/changes';
import type { SyntaxCode } from '../document/syntaxTree';
import type { Pointer } from '../document/pointer';
import type { StateId } from './model';

/** How much a problem matters: an error is refused by the service, a warning is likely a mistake, a hint is advice. */
export type Severity = 'error' | 'warning' | 'hint';

/**
 * Every problem that there is, by its code. Codes may be added, not change their meaning. Those of a text that cannot be
 * read are the document's.
 */
export type ProblemCode =
  | SyntaxCode
  | 'bad-dynamic-value'
  | 'bad-filter'
  | 'bad-jsonata'
  | 'bad-label'
  | 'bad-path'
  | 'bad-timestamp'
  | 'bad-variable-name'
  | 'batch-without-limit'
  | 'beyond-execution'
  | 'callback-without-token'
  | 'catch-loses-input'
  | 'changed-number'
  | 'choice-without-default'
  | 'comparison-without-variable'
  | 'credentials-on-activity'
  | 'csv-field-without-csv'
  | 'csv-headers-too-long'
  | 'data-too-large'
  | 'definition-too-long'
  | 'delay-not-above-interval'
  | 'direct-lambda'
  | 'distributed-map-limit'
  | 'distributed-only-field'
  | 'downgraded-query-language'
  | 'duplicate-key'
  | 'duplicate-label'
  | 'duplicate-state-name'
  | 'empty-definition'
  | 'empty-rule'
  | 'empty-value'
  | 'end-false'
  | 'error-already-handled'
  | 'exclusive-fields'
  | 'execution-type-inline'
  | 'filter-finds-nothing'
  | 'half-marked-expression'
  | 'heartbeat-not-below-timeout'
  | 'http-task-limit'
  | 'inline-map-limit'
  | 'items-not-a-list'
  | 'jsonata-in-jsonpath'
  | 'jsonpath-in-jsonata'
  | 'lacking-argument'
  | 'long-state-name'
  | 'member-given-twice'
  | 'missing-argument'
  | 'missing-arguments'
  | 'missing-csv-header-location'
  | 'missing-csv-headers'
  | 'missing-dollar'
  | 'missing-execution-type'
  | 'missing-field'
  | 'missing-processor'
  | 'missing-type'
  | 'negative-index'
  | 'next-and-end'
  | 'no-next-or-end'
  | 'no-terminal-state'
  | 'not-a-reference-path'
  | 'not-a-string-function'
  | 'not-an-expression'
  | 'not-an-object'
  | 'not-begun'
  | 'not-in-express'
  | 'number-not-json'
  | 'out-of-range'
  | 'path-taken-as-text'
  | 'possibly-undefined-variable'
  | 'repeated-csv-header'
  | 'reserved-variable'
  | 'resource-not-arn'
  | 'result-is-static'
  | 'result-path-not-in-input'
  | 'rule-with-two-comparisons'
  | 'rule-with-two-tests'
  | 'rule-without-comparison'
  | 'rule-without-test'
  | 'runtime-not-caught'
  | 'scope-without-end'
  | 'states-all-not-last'
  | 'task-without-retry'
  | 'task-without-timeout'
  | 'undefined-variable'
  | 'unknown-argument'
  | 'unknown-credential'
  | 'unknown-error'
  | 'unknown-field'
  | 'unknown-function'
  | 'unknown-option'
  | 'unknown-resource'
  | 'unknown-states-member'
  | 'unknown-target'
  | 'unknown-type'
  | 'unreachable-state'
  | 'unsupported-reference'
  | 'useless-heartbeat'
  | 'variable-of-outer-scope'
  | 'variable-out-of-reach'
  | 'wait-with-two-times'
  | 'wait-without-time'
  | 'wrong-argument-type'
  | 'wrong-operand'
  | 'wrong-query-language'
  | 'wrong-type';

/**
 * Something wrong in the user's document.
 *
 * `code` is ours, stable and tested; the message may be improved. The `service…` members say how Step Functions
 * itself would put it (CreateStateMachine, ValidateStateMachineDefinition); errors have them, advice does not.
 */
export type Problem = {
  readonly code: ProblemCode;
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
