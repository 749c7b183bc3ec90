/**
 * The runs of this session. What a run's history says (statuses, visits, ways taken) is folded where the history is, and
 * told to the page message by message (`runProgress.ts`).
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Json, JsonObject } from '../../core/base/json';
import { parseJson } from '../../core/base/long';
import type { WorldChange } from '../../core/base/worldChanges';
import { optional } from '../../core/base/optional';
import { fail, ok } from '../../core/base/result';
import type { Result } from '../../core/base/result';
import { emptyLog, eventsBetween, type EventLog } from '../../core/history/eventLog';
import { emptyRunView } from '../../core/history/foldHistory';
import { forgetClosed } from '../../core/history/forgetClosed';
import type { RunView, Visit } from '../../core/history/runView';
import type { HistoryEvent } from '../../core/interpreter/event';
import type { FromWorker, PlaceholderOrder, RunOrder, RunSpeed, TokenMessage } from '../worker/protocol';
import type { Runner } from '../worker/client';
import { createRunLinks, type RunLinks } from './runLinks';
import { checkRunName } from './runName';
import { applyMessage, type ProgressMessage, type RunProgress } from './runProgress';
import { readable, type Readable } from './store';

/** Identifies a run within the session; never written into the document. */
export type RunId = string & { readonly brand: 'RunId' };

/** One run: what was asked for, and how far it has come. */
export type Run = RunProgress & {
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
  readonly inputText: string;
  readonly input: Json;
  readonly speed: RunSpeed;
  /** Tasks that wait for a token or a worker are answered with samples. */
  readonly samplesAnswer?: boolean;
  /** The line at which the text could not be read, from 1: what was run is what could be read around it. */
  readonly brokenLine?: number;
  readonly seed: number;
  readonly startedMs: number;
  /** Where the storage has it, for a run of an earlier session. */
  readonly recordingId?: string;
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
export type RunsStore = Readable<RunsState> & {
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
  /** Events of a run, wherever its history is; fewer where it ends before. */
  readPage(id: RunId, fromIndex: number, count: number): Promise<readonly HistoryEvent[]>;
  /** The visits of a long run that were entered in a chunk of its history (`core/history/historyChunks`). */
  readVisits(id: RunId, chunk: number): Promise<readonly Visit[]>;
  /** Lets go of what the storage has of a run: its events, and the visits that nothing asks for. */
  putAway(id: RunId): void;
  /** Gives a run that was put away its history again. */
  bringBack(id: RunId, events: EventLog, view: RunView): void;
  /** Puts back runs of an earlier session; those that were still going have lost their worker. */
  restore(runs: readonly Run[]): void;
  /** Ends every worker; the session is closing. */
  close(): void;
};

/** Why a run was not started, and which field of the dialog to point at. */
export type StartRejection = { readonly field: 'input' | 'name' | 'definition'; readonly message: string };

/** The world that is kept with the workflow. */
export type WorldPort = {
  world(): JsonObject;
  /** Merges what a run has changed. */
  merge(changes: readonly WorldChange[]): void;
};

/** What the store needs from outside. */
export type RunsPorts = {
  readonly runner: Runner;
  /** The page's clock. */
  readonly nowMs: () => number;
  /** A number for the run's chance. */
  readonly seed: () => number;
  /** The world that runs begin with, and into which what they change is merged; runs begin with nothing without it. */
  readonly keptWorld?: WorldPort;
  /** Calls back once, before the next frame is painted. */
  readonly onNextFrame: (callback: () => void) => void;
};

/** Builds the store. Messages of the workers are collected and set once per frame. */
export function createRunsStore(ports: RunsPorts): RunsStore {
  const store = createStore<RunsState>(() => ({ runs: [], inputText: '{}', placeholderValues: {} }));
  const links = createRunLinks<RunId>();
  const runOf = (id: RunId): Run | undefined => store.getState().runs.find((run) => run.id === id);
  const update = (id: RunId, change: (run: Run) => Run): void =>
    store.setState(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? change(run) : run)) }));
  const hear = createHearing(store, links, ports);
  const start = (request: StartRequest): Result<RunId, StartRejection> => startRun(store, links, ports, hear, request);

  return {
    ...readable(store),
    ...createWishes(links, update, runOf),
    ...createReading(links, runOf),
    start,
    runAgain(id) {
      const run = runOf(id);
      return run ? start(requestOf(run)) : fail({ field: 'definition', message: 'That run is no longer kept.' });
    },
    putAway: (id) => update(id, withoutHistory),
    bringBack: (id, events, view) => update(id, ({ isPutAway: _isPutAway, ...run }) => ({ ...run, events, view })),
    show: (id) => store.setState({ shownRunId: id }),
    backToEditing: () =>
      store.setState(({ shownRunId, leftRunId }) => ({ shownRunId: undefined, leftRunId: shownRunId ?? leftRunId })),
    showAgain: () => store.setState(({ shownRunId, leftRunId }) => ({ shownRunId: shownRunId ?? leftRunId })),
    remember: (inputText) => store.setState({ inputText }),
    async suggestInput(order) {
      const input = await ports.runner.suggest(order);
      return input === undefined ? undefined : JSON.stringify(input, null, 2);
    },
    setPlaceholder: (name, text) =>
      store.setState(({ placeholderValues }) => {
        const others = Object.entries(placeholderValues).filter(([known]) => known !== name);
        return { placeholderValues: Object.fromEntries(text === undefined ? others : [...others, [name, text]]) };
      }),
    restorePlaceholders: (placeholderValues) => store.setState({ placeholderValues }),
    restore: (runs) => store.setState((state) => ({ runs: [...runs.map(withoutWorker), ...state.runs] })),
    close: () => links.endAll(),
  };
}

type Links = RunLinks<RunId>;
type Hear = (id: RunId, message: FromWorker) => void;

/** Takes messages of workers in, and sets what they make of the runs once per frame. */
function createHearing(store: StoreApi<RunsState>, links: Links, { onNextFrame, keptWorld }: RunsPorts): Hear {
  const heard = new Map<RunId, ProgressMessage[]>();
  let isFrameAsked = false;

  function flush(): void {
    isFrameAsked = false;
    const batches = new Map(heard);
    heard.clear();
    store.setState(({ runs }) => ({
      runs: runs.map((run) => batches.get(run.id)?.reduce<Run>(applyMessage, run) ?? run),
    }));
    for (const run of store.getState().runs) if (batches.has(run.id) && needsNoWorker(run)) links.end(run.id);
  }

  return (id, message) => {
    if (message.kind === 'page' || message.kind === 'visits') return links.answer(message);
    if (message.kind === 'world') return keptWorld?.merge(message.changes);
    const waiting = heard.get(id);
    if (waiting) waiting.push(message);
    else heard.set(id, [message]);
    if (isFrameAsked) return;
    isFrameAsked = true;
    onNextFrame(flush);
  };
}

/** The worker of a run that has ended is given back, unless it holds history that the page does not. */
function needsNoWorker({ phase, long, archive }: Run): boolean {
  if (phase.kind === 'going') return false;
  return phase.kind !== 'closed' || !long || archive !== undefined;
}

function startRun(
  store: StoreApi<RunsState>,
  links: Links,
  ports: RunsPorts,
  hear: Hear,
  request: StartRequest,
): Result<RunId, StartRejection> {
  const input = readInput(request.inputText);
  if (!input.ok) return fail({ field: 'input', message: input.error });
  const number = store.getState().runs.reduce((highest, run) => Math.max(highest, run.number), 0) + 1;
  const name = request.name?.trim() || `run-${number}`;
  const nameProblem = checkRunName(name);
  if (nameProblem) return fail({ field: 'name', message: nameProblem });

  const id = `run-${number}` as RunId; // true: numbers are given once per session
  const run: Run = {
    samplesAnswer: false,
    ...requestOf(request),
    id,
    number,
    name,
    input: input.value,
    seed: ports.seed(),
    startedMs: ports.nowMs(),
    view: emptyRunView(),
    events: emptyLog,
    waiting: [],
    phase: { kind: 'going', paused: false, stopping: false },
  };
  store.setState(({ runs }) => ({ runs: [...runs, run], shownRunId: id, inputText: run.inputText }));
  links.add(
    id,
    ports.runner.start({ ...orderOf(run), world: ports.keptWorld?.world() }, (message) => hear(id, message)),
  );
  return ok(id);
}

/** What a run was asked to do, so that it can be asked again under another name. */
function requestOf(request: StartRequest): Omit<StartRequest, 'name'> {
  const { definition, definitionText, placeholderOrder, type, inputText, speed, samplesAnswer } = request;
  const { brokenLine, workflowName } = request;
  return {
    definition,
    definitionText,
    placeholderOrder,
    type,
    inputText,
    speed,
    workflowName,
    ...optional({ samplesAnswer, brokenLine }),
  };
}

/** What a run's worker is told. */
function orderOf(run: Run): RunOrder {
  const { definition, type, name, input, inputText, speed, samplesAnswer, seed } = run;
  return {
    definition,
    placeholders: run.placeholderOrder,
    type,
    name,
    stateMachineName: toMachineName(run.workflowName),
    input,
    inputText,
    speed,
    samplesAnswer,
    seed,
    startMs: run.startedMs,
  };
}

/** What a person wants of a run: told to its worker. */
function createWishes(
  links: Links,
  update: (id: RunId, change: (run: Run) => Run) => void,
  runOf: (id: RunId) => Run | undefined,
): Pick<RunsStore, 'stop' | 'pause' | 'resume' | 'step' | 'setSpeed' | 'answer' | 'openChild'> {
  return {
    stop(id) {
      update(id, (run) => (run.phase.kind === 'going' ? { ...run, phase: { ...run.phase, stopping: true } } : run));
      links.send(id, { kind: 'stop' });
    },
    pause: (id) => links.send(id, { kind: 'pause' }),
    resume: (id) => links.send(id, { kind: 'resume' }),
    step: (id) => links.send(id, { kind: 'step' }),
    setSpeed(id, speed) {
      update(id, (run) => ({ ...run, speed }));
      links.send(id, { kind: 'speed', speed });
    },
    answer: (id, token, answer) => links.send(id, { kind: 'answer', token, answer }),
    openChild: (id, openChild) => runOf(id)?.openChild !== openChild && update(id, (run) => ({ ...run, openChild })),
  };
}

/** Reads parts of histories: from the page, from the worker, or from what the worker packed before it ended. */
function createReading(
  links: Links,
  runOf: (id: RunId) => Run | undefined,
): Pick<RunsStore, 'readPage' | 'readVisits'> {
  const eventsHere = (id: RunId, fromIndex: number, count: number): Promise<readonly HistoryEvent[]> => {
    const { archive, events = emptyLog } = runOf(id) ?? {};
    if (archive) return import('../worker/archive').then(({ readArchive }) => readArchive(archive, fromIndex, count));
    return Promise.resolve(eventsBetween(events, fromIndex, fromIndex + count));
  };
  const visitsHere = (id: RunId, chunk: number): Promise<readonly Visit[]> => {
    const { archive, view } = runOf(id) ?? {};
    if (!archive || !view) return Promise.resolve([]);
    return import('../worker/archive').then(({ readArchivedVisits }) => readArchivedVisits(archive, view, chunk));
  };
  const isWithWorker = (id: RunId): boolean => {
    const run = runOf(id);
    return run?.long !== undefined && run.archive === undefined;
  };
  return {
    readPage: (id, fromIndex, count) =>
      isWithWorker(id)
        ? links.askEvents(id, { kind: 'page', fromIndex, count }, () => eventsHere(id, fromIndex, count))
        : eventsHere(id, fromIndex, count),
    readVisits: (id, chunk) =>
      isWithWorker(id)
        ? links.askVisits(id, { kind: 'visits', chunk }, () => visitsHere(id, chunk))
        : visitsHere(id, chunk),
  };
}

/** A run of which the storage holds the history. */
function withoutHistory(run: Run): Run {
  if (run.phase.kind === 'going' || run.isPutAway) return run;
  // Of child executions it stays known how they ended; nothing else has them.
  const children = run.children?.map(({ events: _events, ...facts }) => facts);
  return { ...run, ...optional({ children }), view: forgetClosed(run.view), events: emptyLog, isPutAway: true };
}

/** A run of an earlier session: nobody goes on with it. */
function withoutWorker(run: Run): Run {
  if (run.phase.kind !== 'going') return run;
  return { ...run, phase: { kind: 'lost', reason: 'The page was closed while this run was going.' } };
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
