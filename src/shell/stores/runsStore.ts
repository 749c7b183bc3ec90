/**
 * The runs of this session: facts only. What a run looks like (statuses, visits, edges taken) is folded from its
 * events in `runViews.ts`.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Placeholder } from '../../core/asl/placeholders/fillPlaceholders';
import { unreachable } from '../../core/base/invariant';
import { fail, ok } from '../../core/base/result';
import type { Result } from '../../core/base/result';
import type { Json, JsonObject } from '../../core/base/json';
import { parseJson } from '../../core/base/long';
import type { ChildRun } from '../../core/history/childRuns';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { Archive } from '../worker/archive';
import type { ChildNews } from '../worker/childBook';
import type {
  FromWorker,
  HugeSummary,
  PlaceholderOrder,
  RunSpeed,
  TokenMessage,
  WaitingTask,
} from '../worker/protocol';
import type { Runner, RunLink } from '../worker/client';
import { checkRunName } from './runName';

/** Identifies a run within the session; never written into the document. */
export type RunId = string & { readonly brand: 'RunId' };

/**
 * How far a run has come: still going, closed (its history says how), refused before it began, or its worker is gone.
 */
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
  readonly workflowName?: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** The text that was run, whatever the document says now. */
  readonly definitionText: string;
  readonly definition: JsonObject;
  /** What its placeholders were to be filled in with. */
  readonly placeholderOrder?: PlaceholderOrder;
  /** The placeholders that were filled in, with the values that it runs with. */
  readonly placeholders?: readonly Placeholder[];
  readonly inputText: string;
  readonly input: Json;
  readonly speed: RunSpeed;
  /** Tasks that wait for a token or a worker are answered with samples. */
  readonly samplesAnswer?: boolean;
  /** The line at which the text could not be read, from 1: what was run is what could be read around it. */
  readonly brokenLine?: number;
  readonly seed: number;
  readonly startedMs: number;
  readonly phase: RunPhase;
  /** The history from its beginning; complete unless `summary` is there. */
  readonly events: readonly HistoryEvent[];
  /** Tasks that wait for somebody to answer with their token. */
  readonly waiting: readonly WaitingTask[];
  /** Present on a run with more events than are kept on the page. */
  readonly summary?: HugeSummary;
  /** The whole history of such a run, once it has closed. */
  readonly archive?: Archive;
  /**
   * Child executions of distributed Maps, by their ids less 1; and how many
   * there are beyond. They do not outlive the page.
   */
  readonly children?: readonly ChildRun[];
  readonly unlistedChildren?: number;
  /** The child execution that is looked at, by its id. */
  readonly openChild?: number;
};

/** What a person asks for when starting a run. */
export type StartRequest = {
  readonly definitionText: string;
  readonly definition: JsonObject;
  readonly placeholderOrder?: PlaceholderOrder;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly inputText: string;
  readonly speed: RunSpeed;
  readonly samplesAnswer?: boolean;
  readonly brokenLine?: number;
  /** Chosen for the person when left out or blank. */
  readonly name?: string;
  /** The name of the workflow, part of its ARN. */
  readonly workflowName?: string;
};

/** The facts of the store. */
export type RunsState = {
  /** In the order they were started. */
  readonly runs: readonly Run[];
  /** The run that the workbench shows; none while editing. */
  readonly shownRunId?: RunId;
  /** The run that was shown before somebody went back to editing. */
  readonly leftRunId?: RunId;
  /** The input that was last used, to be offered again. */
  readonly inputText: string;
  /** What runs are started with instead of the workflow's placeholders. */
  readonly placeholderValues: PlaceholderValues;
};

/** Texts that a person set for placeholders, by the names of those. */
export type PlaceholderValues = Readonly<Record<string, string>>;

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
  /** Answers a task that waits for its token. */
  answer(id: RunId, token: string, answer: TokenMessage): void;
  /** Looks at a child execution of a distributed Map, or at none. */
  openChild(id: RunId, childId: number | undefined): void;
  show(id: RunId): void;
  backToEditing(): void;
  /** Shows the run again that was shown last. */
  showAgain(): void;
  /** An input to try a definition with, as text; undefined when none is found in time. */
  suggestInput(order: Parameters<Runner['suggest']>[0]): Promise<string | undefined>;
  /** Remembers an input to be offered at the next start. */
  remember(inputText: string): void;
  /** Sets what a placeholder is filled in with; without a text it gets a stand-in again. */
  setPlaceholder(name: string, text: string | undefined): void;
  /** Puts back what was set earlier. */
  restorePlaceholders(values: PlaceholderValues): void;
  /** A page of a huge run's history. */
  readPage(id: RunId, fromIndex: number, count: number): Promise<readonly HistoryEvent[]>;
  /** Puts back runs of an earlier session; those that were still going have lost their worker. */
  restore(runs: readonly Run[]): void;
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

/** Builds the store. Messages of the workers are collected and set once per frame. */
export function createRunsStore(ports: RunsPorts): RunsStore {
  const store = createStore<RunsState>(() => ({ runs: [], inputText: '{}', placeholderValues: {} }));
  const links = new Map<RunId, RunLink>();
  const heard = new Map<RunId, FromWorker[]>();
  const pages = new Map<number, AskedPage>();
  let frameAsked = false;
  let requestCount = 0;

  const runOf = (id: RunId): Run | undefined => store.getState().runs.find((run) => run.id === id);

  function update(id: RunId, change: (run: Run) => Run): void {
    store.setState((state) => ({ runs: state.runs.map((run) => (run.id === id ? change(run) : run)) }));
  }

  function hear(id: RunId, message: FromWorker): void {
    if (message.kind === 'page') {
      pages.get(message.requestId)?.resolve(message.events);
      pages.delete(message.requestId);
      return;
    }
    const waiting = heard.get(id);
    if (waiting) waiting.push(message);
    else heard.set(id, [message]);
    if (frameAsked) return;
    frameAsked = true;
    ports.onNextFrame(flush);
  }

  function flush(): void {
    frameAsked = false;
    const batches = new Map(heard);
    heard.clear();
    store.setState((state) => ({
      runs: state.runs.map((run) => {
        const messages = batches.get(run.id);
        return messages ? messages.reduce(applyMessage, run) : run;
      }),
    }));
    for (const id of batches.keys()) if (needsNoWorker(runOf(id))) drop(id);
  }

  function drop(id: RunId): void {
    links.get(id)?.end();
    links.delete(id);
    for (const [requestId, page] of pages) {
      if (page.id !== id) continue;
      pages.delete(requestId);
      readPage(id, page.fromIndex, page.count).then(page.resolve, () => page.resolve([]));
    }
  }

  function readPage(id: RunId, fromIndex: number, count: number): Promise<readonly HistoryEvent[]> {
    const run = runOf(id);
    const link = links.get(id);
    if (run?.archive) return readPacked(run.archive, fromIndex, count);
    if (!run?.summary || !link) return Promise.resolve(run?.events.slice(fromIndex, fromIndex + count) ?? []);
    const requestId = ++requestCount;
    return new Promise((resolve) => {
      pages.set(requestId, { id, fromIndex, count, resolve });
      link.send({ kind: 'page', requestId, fromIndex, count });
    });
  }

  function start(request: StartRequest): Result<RunId, StartRejection> {
    const input = readInput(request.inputText);
    if (!input.ok) return fail({ field: 'input', message: input.error });
    const number = store.getState().runs.reduce((highest, run) => Math.max(highest, run.number), 0) + 1;
    const name = request.name?.trim() || `run-${number}`;
    const nameProblem = checkRunName(name);
    if (nameProblem) return fail({ field: 'name', message: nameProblem });

    const id = `run-${number}` as RunId; // true: numbers are given once per session
    const {
      definition,
      definitionText,
      placeholderOrder,
      type,
      inputText,
      speed,
      samplesAnswer = false,
      brokenLine,
      workflowName,
    } = request;
    const run: Run = {
      id,
      number,
      name,
      workflowName,
      type,
      definition,
      definitionText,
      placeholderOrder,
      inputText,
      input: input.value,
      speed,
      samplesAnswer,
      ...(brokenLine === undefined ? {} : { brokenLine }),
      seed: ports.seed(),
      startedMs: ports.nowMs(),
      events: [],
      waiting: [],
      phase: { kind: 'going', paused: false, stopping: false },
    };
    store.setState((state) => ({ runs: [...state.runs, run], shownRunId: id, inputText }));
    const order = {
      definition,
      placeholders: placeholderOrder,
      type,
      name,
      stateMachineName: toMachineName(workflowName),
      input: run.input,
      inputText,
      speed,
      samplesAnswer,
      seed: run.seed,
      startMs: run.startedMs,
    };
    links.set(
      id,
      ports.runner.start(order, (message) => hear(id, message)),
    );
    return ok(id);
  }

  return {
    ...store,
    start,
    runAgain(id) {
      const run = runOf(id);
      if (!run) return fail({ field: 'definition', message: 'That run is no longer kept.' });
      const {
        definition,
        definitionText,
        placeholderOrder,
        type,
        inputText,
        speed,
        samplesAnswer,
        brokenLine,
        workflowName,
      } = run;
      return start({
        definition,
        definitionText,
        placeholderOrder,
        type,
        inputText,
        speed,
        samplesAnswer,
        brokenLine,
        workflowName,
      });
    },
    stop(id) {
      update(id, (run) => (run.phase.kind === 'going' ? { ...run, phase: { ...run.phase, stopping: true } } : run));
      links.get(id)?.send({ kind: 'stop' });
    },
    pause: (id) => links.get(id)?.send({ kind: 'pause' }),
    resume: (id) => links.get(id)?.send({ kind: 'resume' }),
    step: (id) => links.get(id)?.send({ kind: 'step' }),
    setSpeed(id, speed) {
      update(id, (run) => ({ ...run, speed }));
      links.get(id)?.send({ kind: 'speed', speed });
    },
    answer: (id, token, answer) => links.get(id)?.send({ kind: 'answer', token, answer }),
    openChild: (id, openChild) => runOf(id)?.openChild !== openChild && update(id, (run) => ({ ...run, openChild })),
    show: (id) => store.setState({ shownRunId: id }),
    backToEditing: () =>
      store.setState(({ shownRunId, leftRunId }) => ({ shownRunId: undefined, leftRunId: shownRunId ?? leftRunId })),
    showAgain: () => store.setState(({ shownRunId, leftRunId }) => ({ shownRunId: shownRunId ?? leftRunId })),
    remember: (inputText) => store.setState({ inputText }),
    async suggestInput(order) {
      const input = await ports.runner.suggest(order);
      return input === undefined ? undefined : JSON.stringify(input, null, 2);
    },
    readPage,
    setPlaceholder: (name, text) =>
      store.setState(({ placeholderValues }) => {
        const others = Object.entries(placeholderValues).filter(([known]) => known !== name);
        return { placeholderValues: Object.fromEntries(text === undefined ? others : [...others, [name, text]]) };
      }),
    restorePlaceholders: (placeholderValues) => store.setState({ placeholderValues }),
    restore(runs) {
      const reason = 'The page was closed while this run was going.';
      const restored = runs.map((run): Run =>
        run.phase.kind === 'going' ? { ...run, phase: { kind: 'lost', reason } } : run,
      );
      store.setState((state) => ({ runs: [...restored, ...state.runs] }));
    },
    close() {
      for (const id of [...links.keys()]) drop(id);
    },
  };
}

/** A page that a worker was asked for and has not sent yet. */
type AskedPage = {
  readonly id: RunId;
  readonly fromIndex: number;
  readonly count: number;
  readonly resolve: (events: readonly HistoryEvent[]) => void;
};

/** Unpacking is needed for huge runs alone; its script comes when it is. */
async function readPacked(archive: Archive, fromIndex: number, count: number): Promise<readonly HistoryEvent[]> {
  const { readArchive } = await import('../worker/archive');
  return readArchive(archive, fromIndex, count);
}

/** The worker of a run that has ended is given back, unless it holds history that the page does not. */
function needsNoWorker(run: Run | undefined): boolean {
  if (!run || run.phase.kind === 'going') return false;
  return run.phase.kind !== 'closed' || !run.summary || run.archive !== undefined;
}

function applyMessage(run: Run, message: FromWorker): Run {
  switch (message.kind) {
    case 'events':
      return { ...run, events: message.isWhole ? message.events : [...run.events, ...message.events] };
    case 'children':
      return takeChildren(run, message.news);
    case 'summary':
      return { ...run, summary: message.summary };
    case 'paused':
      return run.phase.kind === 'going' ? { ...run, phase: { ...run.phase, paused: message.paused } } : run;
    case 'waiting':
      return { ...run, waiting: message.tasks };
    case 'closed':
      return { ...run, waiting: [], phase: { kind: 'closed' } };
    case 'filled':
      return { ...run, placeholders: message.placeholders };
    case 'refused':
      return { ...run, phase: { kind: 'refused', reason: message.reason } };
    case 'broken':
      return run.phase.kind === 'going' ? { ...run, phase: { kind: 'lost', reason: message.reason } } : run;
    case 'archive':
      return { ...run, archive: message.archive };
    case 'page':
      return run;
    default:
      return unreachable(message);
  }
}

function takeChildren(run: Run, { facts, events, dropped, unlistedCount }: ChildNews): Run {
  const children = [...(run.children ?? [])];
  for (const each of facts) children[each.id - 1] = { ...children[each.id - 1], ...each };
  for (const { id, events: more } of events)
    // told with its facts
    children[id - 1] = { ...children[id - 1]!, events: [...(children[id - 1]?.events ?? []), ...more] };
  for (const id of dropped) children[id - 1] = { ...children[id - 1]!, events: undefined };
  return { ...run, children, unlistedChildren: unlistedCount };
}

/** A workflow's name as the service would allow it in an ARN. */
function toMachineName(workflowName: string | undefined): string | undefined {
  return workflowName?.replaceAll(/[^\w-]+/g, '-').slice(0, 80) || undefined;
}

function readInput(text: string): Result<Json, string> {
  if (text.trim() === '') return ok({});
  try {
    return ok(parseJson(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(`The input is not JSON: ${why}.`);
  }
}
