/**
 * The runs of this session: facts only. What a run looks like (statuses, visits, edges taken) is folded from its
 * events in `runViews.ts`.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../base/result';
import type { Json, JsonObject } from '../base/json';
import type { HistoryEvent } from '../interpreter/event';
import type { HugeSummary, RunSpeed } from '../worker/protocol';
import type { Runner } from '../worker/client';

/** Identifies a run within the session; never written into the document. */
export type RunId = string & { readonly brand: 'RunId' };

/** How far a run has come: still going, closed (its history says how), refused before it began, or its worker is gone. */
export type RunPhase =
  | { readonly kind: 'going'; readonly paused: boolean; readonly stopping: boolean }
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'lost'; readonly reason: string };

/** One run: what was asked for, and the history so far. */
export type Run = {
  readonly id: RunId;
  /** Counts up within the session: "Run 7". */
  readonly number: number;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The text that was run, whatever the document says now. */
  readonly definitionText: string;
  readonly definition: JsonObject;
  readonly inputText: string;
  readonly input: Json;
  readonly speed: RunSpeed;
  readonly seed: number;
  readonly startedMs: number;
  readonly phase: RunPhase;
  /** The history from its beginning; complete unless `summary` is there. */
  readonly events: readonly HistoryEvent[];
  /** Present on a run with more events than are kept on the page. */
  readonly summary?: HugeSummary;
};

/** What a person asks for when starting a run. */
export type StartRequest = {
  readonly definitionText: string;
  readonly definition: JsonObject;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly inputText: string;
  readonly speed: RunSpeed;
  /** Chosen for the person when left out or blank. */
  readonly name?: string;
};

/** The facts of the store. */
export type RunsState = {
  /** In the order they were started. */
  readonly runs: readonly Run[];
  /** The run that the workbench shows; none while editing. */
  readonly shownRunId?: RunId;
  /** The input that was last used, to be offered again. */
  readonly inputText: string;
  readonly speed: RunSpeed;
};

/** The store and its verbs. */
export type RunsStore = StoreApi<RunsState> & {
  /** Starts a run and shows it. Fails, in words, when the input is not JSON or the name is not allowed. */
  start(request: StartRequest): Result<RunId, StartRejection>;
  /** Starts a run with the definition and input of an earlier one. */
  runAgain(id: RunId): Result<RunId, StartRejection>;
  stop(id: RunId): void;
  pause(id: RunId): void;
  resume(id: RunId): void;
  /** Lets a paused run make one visit. */
  step(id: RunId): void;
  setSpeed(id: RunId, speed: RunSpeed): void;
  show(id: RunId): void;
  backToEditing(): void;
  remember(choice: { readonly inputText?: string; readonly speed?: RunSpeed }): void;
  /** A page of a huge run's history. */
  readPage(id: RunId, fromIndex: number, count: number): Promise<readonly HistoryEvent[]>;
  /** Ends every worker; the session is closing. */
  close(): void;
};

/** Why a run was not started, and which field of the dialog to point at. */
export type StartRejection = { readonly field: 'input' | 'name' | 'definition'; readonly message: string };

/** What the store needs from outside. */
export type RunsPorts = {
  readonly runner: Runner;
  /** The page's clock. */
  readonly nowMs: () => number;
  /** A number for the run's chance. */
  readonly seed: () => number;
  /** Calls back once, before the next frame is painted. */
  readonly onNextFrame: (callback: () => void) => void;
};

export declare function createRunsStore(ports: RunsPorts): RunsStore;
