/**
 * A definition made ready to run: closures instead of text, numbers instead of names.
 *
 * States and scopes stand in two flat lists; frames of an execution refer to them by index, so that an execution is
 * plain data and a program can be shared by any number of executions.
 */
import type { Json } from '../base/json';
import type { Evaluated } from '../expressions/failure';
import type { JsonataBindings } from '../expressions/jsonata';
import type { ReferencePath } from '../expressions/referencePath';
import type { Scope } from '../expressions/scope';
import type { StateEnteredType, StateExitedType } from './event';
import type { TaskTarget } from './ports';

/** What expressions of both query languages are evaluated against. */
export type View = Scope & JsonataBindings;

/** A compiled expression of either language. */
export type Evaluate<T = Json> = (view: View) => Evaluated<T>;

/** A number that is given as such, or found when the state is entered. `text` is the path, for messages. */
export type NumberField =
  | { readonly kind: 'literal'; readonly value: number }
  | {
      readonly kind: 'path';
      readonly text: string;
      readonly read: Evaluate;
      readonly find: (view: View) => Evaluated<Json | undefined>;
    }
  | { readonly kind: 'expression'; readonly evaluate: Evaluate };

/** Where a transition leads: the index of a state, `end`, or `nowhere` when the named state does not exist. */
export type Target = number;
/** The target of a state with `End: true`. */
export const end: Target = -1;
/** The target of a transition to a name that no state of the scope has, or of a state without `Next` and `End`. */
export const nowhere: Target = -2;

/** Where a result goes: everywhere (`$`), nowhere (`null`), or to a place in the state's input. */
export type ResultPlace = 'replace' | 'discard' | ReferencePath;

/** One entry of Retry. */
export type Retrier = {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly fullJitter: boolean;
};

/** The field that leads to a state, as in `Catch/0/Next`, where others lead to the same one; else undefined. */
export type Way = string | undefined;

/** One entry of Catch. */
export type Catcher = {
  readonly errors: readonly string[];
  readonly next: Target;
  readonly way: Way;
  readonly resultPlace: ResultPlace;
  readonly output: Evaluate | undefined;
  readonly assign: Evaluate | undefined;
};

/** What every state has. Absent fields are undefined, so that all states of a type have one shape. */
type StateBase = {
  readonly index: number;
  readonly name: string;
  readonly scope: number;
  readonly isJsonata: boolean;
  /** The types of the events that tell of its entering and leaving; none where there is no such event. */
  readonly entered: StateEnteredType | undefined;
  readonly exited: StateExitedType | undefined;
  readonly next: Target;
  /** Why the state cannot be run; found when it is entered. */
  readonly fault: string | undefined;
  /** JSONPath: InputPath, when it is not `$`. */
  readonly inputPath: Evaluate | undefined;
  /** JSONPath: OutputPath, when it is not `$`. */
  readonly outputPath: Evaluate | undefined;
  /** JSONata: Output. */
  readonly output: Evaluate | undefined;
  readonly assign: Evaluate | undefined;
};

/** A Pass state. */
export type PassState = StateBase & {
  readonly type: 'Pass';
  readonly result: { readonly value: Json; readonly sizeBytes: number } | undefined;
  readonly parameters: Evaluate | undefined;
  readonly resultPlace: ResultPlace;
};

/** A Task state. */
export type TaskState = StateBase & {
  readonly type: 'Task';
  readonly target: TaskTarget;
  /** Parameters or Arguments. */
  readonly parameters: Evaluate | undefined;
  readonly resultSelector: Evaluate | undefined;
  readonly resultPlace: ResultPlace;
  readonly timeout: NumberField | undefined;
  readonly heartbeat: NumberField | undefined;
  readonly credentials: Evaluate | undefined;
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
};

/** One entry of Choices. */
export type ChoiceBranch = {
  readonly test: Evaluate<boolean>;
  readonly next: Target;
  readonly way: Way;
  readonly output: Evaluate | undefined;
  readonly assign: Evaluate | undefined;
};

/** A Choice state; `next` is its Default, and `way` that of its Default. */
export type ChoiceState = StateBase & {
  readonly type: 'Choice';
  readonly branches: readonly ChoiceBranch[];
  readonly way: Way;
};

/** A Wait state: exactly one of the two is there. */
export type WaitState = StateBase & {
  readonly type: 'Wait';
  readonly seconds: NumberField | undefined;
  readonly timestamp: { readonly text: string; readonly find: (view: View) => Evaluated<Json | undefined> } | undefined;
};

/** A Succeed state. */
export type SucceedState = StateBase & { readonly type: 'Succeed' };

/** A Fail state. */
export type FailState = StateBase & {
  readonly type: 'Fail';
  readonly error: Evaluate | undefined;
  readonly cause: Evaluate | undefined;
};

/** A Parallel state. */
export type ParallelState = StateBase & {
  readonly type: 'Parallel';
  readonly branches: readonly number[];
  readonly parameters: Evaluate | undefined;
  readonly resultSelector: Evaluate | undefined;
  readonly resultPlace: ResultPlace;
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
};

/** Where the items of a distributed Map come from. */
export type ItemReader = {
  readonly target: TaskTarget;
  readonly parameters: Evaluate | undefined;
  readonly inputType: string | undefined;
  readonly csvHeaderLocation: string | undefined;
  readonly csvHeaders: readonly string[] | undefined;
  readonly csvDelimiter: string;
  readonly itemsPointer: Evaluate | undefined;
  readonly maxItems: NumberField | undefined;
  readonly loadObjects: boolean;
  readonly manifestType: string | undefined;
};

/** How the items of a distributed Map are put together. */
export type ItemBatcher = {
  readonly maxItems: NumberField | undefined;
  readonly maxBytes: NumberField | undefined;
  readonly batchInput: Evaluate | undefined;
};

/** Where and how the results of a distributed Map are written. */
export type ResultWriter = {
  readonly target: TaskTarget | undefined;
  readonly parameters: Evaluate | undefined;
  readonly transformation: string | undefined;
  readonly outputType: string;
};

/** A Map state. */
export type MapState = StateBase & {
  readonly type: 'Map';
  readonly processor: number;
  readonly distributed: { readonly express: boolean; readonly label: string | undefined } | undefined;
  /** JSONPath: ItemsPath; JSONata: Items. */
  readonly items: Evaluate | undefined;
  /** The path or the expression, for messages. */
  readonly itemsText: string;
  readonly itemSelector: Evaluate | undefined;
  readonly resultSelector: Evaluate | undefined;
  readonly resultPlace: ResultPlace;
  readonly maxConcurrency: NumberField | undefined;
  readonly toleratedCount: NumberField | undefined;
  readonly toleratedPercentage: NumberField | undefined;
  readonly itemReader: ItemReader | undefined;
  readonly itemBatcher: ItemBatcher | undefined;
  readonly resultWriter: ResultWriter | undefined;
  readonly retry: readonly Retrier[];
  readonly catch: readonly Catcher[];
};

/** A state whose type does not exist. Entering it fails. */
export type BrokenState = StateBase & { readonly type: 'Broken'; readonly fault: string };

/** A compiled state. */
export type CompiledState =
  PassState | TaskState | ChoiceState | WaitState | SucceedState | FailState | ParallelState | MapState | BrokenState;

/** The states that retry and catch. */
export type CatchingState = TaskState | ParallelState | MapState;

/** Whether a state is one that retries and catches. Asked by type: all compiled states have all fields. */
export function mayCatch(state: CompiledState): state is CatchingState {
  return state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map';
}

/** One `States` map. */
export type CompiledScope = { readonly index: number; readonly start: Target };

/** A compiled state machine. Holds closures; one program serves any number of executions. */
export type Program = {
  readonly scopes: readonly CompiledScope[];
  readonly states: readonly CompiledState[];
  /** The whole machine's TimeoutSeconds. */
  readonly timeoutSeconds: number | undefined;
  /** Why a task cannot be scheduled, in the service's words; undefined when it can. */
  readonly checkTask: ((stateName: string, target: TaskTarget, parameters: Json) => string | undefined) | undefined;
};
