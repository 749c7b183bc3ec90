/**
 * What the page and the worker of one run say to each other. Every message is plain data.
 *
 * One worker serves one run: the page posts `start` once, then signals; the worker posts at most one message per
 * frame. The history is folded here: what the page gets is how the view has changed. While a run has few events they are
 * all sent with it; a long one (see `liveEventLimit`) sends its newest events, lets its closed visits go, keeps the
 * history itself, and gives out pages of events and of visits on request.
 */
import type { Placeholder } from '../../core/asl/placeholders/fillPlaceholders';
import type { Json, JsonObject } from '../../core/base/json';
import type { PlainVisit } from '../../core/history/plainView';
import type { SummaryDelta } from '../../core/history/summaryDelta';
import type { WorldChange } from '../../core/base/worldChanges';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { Lapse } from '../../core/interpreter/ports';
import type { Archive } from './archive';
import type { ChildNews } from './childBook';

/** How time passes in a run. `watch` shows each visit and shortens waits; `step` lets one visit in at a time. */
export type RunSpeed = 'watch' | 'instant' | 'x1' | 'x60' | 'x3600' | 'step';

/** Up to this many events the page holds the whole history; it is the quota of a Standard execution. */
export const liveEventLimit = 25_000;

/** Up to this many events a worker keeps for pages of history; a runaway loop must not eat the machine's memory. */
export const keptEventLimit = 500_000;

/**
 * What the placeholders of a definition are filled in with: what is set, by
 * their names, and the pointers of those without quotes.
 */
export type PlaceholderOrder = { readonly values: Readonly<Record<string, string>>; readonly bare: readonly string[] };

/** So many placeholders of a run are listed; more nobody reads. */
export const listedPlaceholderLimit = 1_000;

/** Everything a worker needs to run a machine. */
export type RunOrder = {
  /** As it is written: the worker fills its placeholders in. */
  readonly definition: JsonObject;
  readonly placeholders?: PlaceholderOrder;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The name of the execution. */
  readonly name: string;
  readonly stateMachineName?: string;
  readonly input: Json;
  /** The input as it was typed: the history shows it byte for byte. */
  readonly inputText?: string;
  readonly speed: RunSpeed;
  /** What stands behind the tasks (`core/services/world`); nothing without it. */
  readonly world?: JsonObject;
  /** Tasks that wait for somebody outside are answered with samples, too. */
  readonly samplesAnswer?: boolean;
  readonly seed: number;
  /** The instant at which the run starts, by the page's clock. */
  readonly startMs: number;
};

/**
 * What a person does about a task that waits: what SendTaskSuccess,
 * SendTaskFailure and SendTaskHeartbeat say, or nothing.
 */
export type TokenMessage =
  | { readonly kind: 'success'; readonly output: Json }
  | { readonly kind: 'failure'; readonly error?: string; readonly cause?: string }
  | { readonly kind: 'heartbeat' }
  /** Nobody answers: time passes until the task is over. */
  | { readonly kind: 'lapse' };

/** A task that waits for somebody outside: whoever has its token, or a worker that takes it from its activity. */
export type WaitingTask = {
  readonly token: string;
  readonly stateName: string;
  readonly attempt: number;
  readonly sinceMs: number;
  readonly isActivity?: true;
  /** What ends it when nobody answers; absent where nothing in the definition does. */
  readonly lapse?: Lapse;
  /** Nobody is going to answer it. Seen where the run is paused, else time has passed at once. */
  readonly isLapsing?: true;
  /**
   * The visit of the state, by its StateEntered event; in a child execution of
   * a distributed Map, that child and the event in it. Absent in an execution that a task has started.
   */
  readonly visit?: number;
  readonly child?: { readonly arn: string; readonly visit: number };
};

/** What the page asks of a worker. */
export type ToWorker =
  | { readonly kind: 'start'; readonly order: RunOrder }
  | { readonly kind: 'stop'; readonly error?: string; readonly cause?: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'step' }
  | { readonly kind: 'speed'; readonly speed: RunSpeed }
  /** A person or another party answers a task that waits for its token. */
  | { readonly kind: 'answer'; readonly token: string; readonly answer: TokenMessage }
  | { readonly kind: 'page'; readonly requestId: number; readonly fromIndex: number; readonly count: number }
  /** The visits that were entered in a chunk of the history. */
  | { readonly kind: 'visits'; readonly requestId: number; readonly chunk: number };

/** The history of a run that is too long to send. */
export type LongHistory = {
  /** How many events, from the first one, can be asked for as pages. */
  readonly keptCount: number;
  /** The newest events, oldest first. */
  readonly newest: readonly HistoryEvent[];
  /** How many visits were entered before each chunk of the history; so many pages of visits there are. */
  readonly visitsBefore: readonly number[];
};

/** What a worker tells the page. */
export type FromWorker =
  /**
   * What is new: events, and how they change the view. `isWhole`: the whole history instead, since large payloads of
   * older events have been let go.
   */
  | {
      readonly kind: 'events';
      readonly events: readonly HistoryEvent[];
      readonly deltas: readonly SummaryDelta[];
      readonly isWhole?: true;
    }
  /** Child executions of distributed Maps. */
  | { readonly kind: 'children'; readonly news: ChildNews }
  /** How the view of a run with a long history has changed; `isFirst`: from nothing. Its closed visits are let go. */
  | {
      readonly kind: 'summary';
      readonly delta: SummaryDelta;
      readonly isFirst?: true;
      readonly history: LongHistory;
    }
  | { readonly kind: 'paused'; readonly paused: boolean }
  /** What tasks have changed in the world that is kept. */
  | { readonly kind: 'world'; readonly changes: readonly WorldChange[] }
  /** All tasks that wait for their token now. */
  | { readonly kind: 'waiting'; readonly tasks: readonly WaitingTask[] }
  | { readonly kind: 'page'; readonly requestId: number; readonly events: readonly HistoryEvent[] }
  | { readonly kind: 'visits'; readonly requestId: number; readonly visits: readonly PlainVisit[] }
  /** The placeholders that were filled in; comes first, when there are any. */
  | { readonly kind: 'filled'; readonly placeholders: readonly Placeholder[] }
  /** The definition cannot be run at all; nothing was started. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The execution has closed; its closing event was sent before. */
  | { readonly kind: 'closed' }
  /** The whole history of a huge run that has closed; the worker holds nothing any more that the page does not have. */
  | { readonly kind: 'archive'; readonly archive: Archive }
  /** A bug of ours, or a runaway expression that the worker could report. */
  | { readonly kind: 'broken'; readonly reason: string };

/** Asks a worker of its own for an input to try a definition with. */
export type SuggestOrder = {
  readonly kind: 'suggest';
  readonly definition: JsonObject;
  readonly placeholders?: PlaceholderOrder;
};

/** The input that was asked for. */
export type Suggestion = { readonly kind: 'suggestion'; readonly input: Json };
