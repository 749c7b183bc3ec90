/** Distributed Maps: a Map Run, whose iterations are child executions with histories of their own. */
import { isJsonObject, member, type Json } from '../../base/json';
import { createUuid } from '../../base/random';
import { abortFrame, closeAborted } from '../abort';
import { evaluate, failsInside, finishWithResult, observe } from '../dataFlow';
import {
  createChronicle,
  createFrame,
  type Chronicle,
  type Frame,
  type MapRun,
  type MapWait,
  type Reading,
} from '../execution';
import type { Failure } from '../failure';
import { distributedConcurrency } from '../limits';
import { batchItems } from '../map/batchItems';
import { createMapWait, isMapOver, itemAt, selectItem, startIterations } from '../map/iterations';
import type { Items } from '../map/readItems';
import { addressOf, startReading, takeAnswer } from '../map/reading';
import { transformOutputs } from '../map/shapeResults';
import { exceedsTolerance, type Tolerance } from '../map/tolerance';
import { startWriting } from '../map/writing';
import { readNumber } from '../numbers';
import { nowhere, type MapState, type NumberField, type View } from '../program';
import { record, recordAside } from '../record';
import { fails, type Step, type Turn } from '../turn';
import { createView } from '../view';

/** What bounds a Map Run. `limit` 0 is none but the service's own. */
type RunBounds = { readonly limit: number; readonly tolerance: Tolerance };

/** Begins a Map Run with items at hand, or with reading them. */
export function beginMapRun(
  turn: Turn,
  frame: Frame,
  state: MapState,
  input: Json,
  found: Items,
  { limit, tolerance }: RunBounds,
): Step {
  const concurrency = limit === 0 ? distributedConcurrency : Math.min(limit, distributedConcurrency);
  const view = createView(turn, frame, input);
  const reader = state.itemReader;
  let parameters: Json = {};
  let maxItems: number | undefined;
  let pointer: string | undefined;
  if (reader !== undefined) {
    const value = reader.parameters === undefined ? {} : evaluate(turn, frame, state, reader.parameters, view);
    if (value === undefined) return 'failed';
    parameters = value;
    if (reader.maxItems !== undefined) {
      maxItems = readNumber(turn, frame, state, reader.maxItems, { name: 'MaxItems', kind: 'integer' }, view);
      if (maxItems === undefined) return 'failed';
    }
    if (reader.itemsPointer !== undefined) {
      const text = evaluate(turn, frame, state, reader.itemsPointer, view);
      if (text === undefined) return 'failed';
      pointer = typeof text === 'string' ? text : undefined;
    }
  }
  const bucket = isJsonObject(parameters) ? (member(parameters, 'Bucket') ?? null) : null;
  const run = createRun(turn, frame, state, tolerance, sourceOf(state, parameters));
  if (reader === undefined) return beginChildren(turn, frame, state, { run, input, concurrency, maxItems }, found);
  if (maxItems !== undefined && maxItems < 0)
    return failRun(turn, frame, { error: 'States.ItemReaderFailed', cause: 'field MaxItems must be positive' });
  startReading(turn, frame, state, reader, parameters, { run, input, concurrency, maxItems, pointer, bucket });
  return 'waiting';
}

/** Goes on with what the ItemReader's source holds. */
export function takeItems(turn: Turn, frame: Frame, state: MapState, reading: Reading, answer: Json): Step {
  turn.execution.waiting.delete(reading.taskId);
  frame.wait = undefined;
  if (state.itemReader === undefined) return 'waiting';
  const read = takeAnswer(turn, frame, state, state.itemReader, reading, answer);
  if (read.kind === 'waiting') return 'waiting';
  if (read.kind === 'failed') return failReading(turn, frame, reading, read.cause);
  return beginChildren(turn, frame, state, reading, read.found);
}

/** The ItemReader's source cannot be read. */
export function failReading(turn: Turn, frame: Frame, reading: Reading, cause: string | undefined): Step {
  turn.execution.waiting.delete(reading.taskId);
  frame.wait = undefined;
  return failRun(turn, frame, { error: 'States.ItemReaderFailed', ...(cause === undefined ? {} : { cause }) });
}

/** Takes note of a child execution's end. */
export function endChildExecution(
  turn: Turn,
  frame: Frame,
  state: MapState,
  wait: MapWait,
  run: MapRun,
  child: Frame,
): Step {
  const end = child.ended;
  if (end === undefined) return 'waiting';
  wait.running.delete(child.index);
  if (run.records !== undefined) run.records[child.index] = child.chronicle;
  if (end.kind === 'succeeded') {
    wait.outputs[child.index] = end.output;
    wait.bound += end.bound + 1;
    wait.succeeded++;
  } else {
    run.failedItems += run.batchCounts?.[child.index] ?? 1;
    run.failedChildren.set(child.index, child);
    if (exceedsTolerance(run)) {
      for (const other of wait.running.values()) {
        abortFrame(turn, other, undefined);
        closeAborted(turn, other.chronicle);
      }
      return failRun(turn, frame, {
        error: 'States.ExceedToleratedFailureThreshold',
        cause: 'The specified tolerated failure threshold was exceeded',
      });
    }
  }
  return continueMapRun(turn, frame, state, wait, run);
}

/** Starts what may run; the run is over when nothing is left. */
export function continueMapRun(turn: Turn, frame: Frame, state: MapState, wait: MapWait, run: MapRun): Step {
  if (!startIterations(turn, frame, wait, (index) => startChild(turn, frame, state, wait, run, index))) return 'failed';
  if (!isMapOver(wait)) return 'waiting';
  // A child that failed within the tolerance leaves no output.
  const outputs =
    run.failedChildren.size === 0 ? wait.outputs : wait.outputs.filter((_, index) => !run.failedChildren.has(index));
  const writer = state.resultWriter;
  frame.wait = undefined;
  if (writer === undefined) return finishMapRun(turn, frame, state, outputs, wait.bound);
  const shaped = transformOutputs(
    outputs,
    run.records,
    writer.transformation ?? (writer.target === undefined ? 'COMPACT' : 'NONE'),
  );
  if (writer.target === undefined) return finishMapRun(turn, frame, state, shaped, 0);
  return startWriting(turn, frame, state, run, shaped, wait.input) ? 'waiting' : 'failed';
}

/** Ends a Map Run and its state with a result. The run's own events hang beside the chain. */
export function finishMapRun(turn: Turn, frame: Frame, state: MapState, result: Json, bound: number): Step {
  const succeededEventId = recordAside(turn, frame.chronicle, frame.lastEventId, 'MapRunSucceeded', undefined);
  recordAside(turn, frame.chronicle, succeededEventId, 'MapStateSucceeded', undefined);
  return finishWithResult(turn, frame, state, result, bound);
}

/** Ends a Map Run with a failure. */
export function failRun(turn: Turn, frame: Frame, failure: Failure): Step {
  const { error, cause } = failure;
  record(turn, frame, 'MapRunFailed', () => ({
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  }));
  return fails(turn, failure);
}

function createRun(turn: Turn, frame: Frame, state: MapState, tolerance: Tolerance, source: string): MapRun {
  const { chronicle } = frame;
  const label = state.distributed?.label ?? createUuid(turn.random);
  const id = createUuid(turn.random);
  const arn = `${chronicle.stateMachineArn.replace(':stateMachine:', ':mapRun:')}/${label}:${id}`;
  const startedEventId = record(turn, frame, 'MapRunStarted', () => ({ mapRunArn: arn }));
  const records = state.resultWriter === undefined ? undefined : [];
  return {
    arn,
    label,
    id,
    startedEventId,
    tolerance,
    source,
    batchCounts: undefined,
    totalItems: 0,
    failedItems: 0,
    records,
    failedChildren: new Map(),
    redriveCount: 0,
  };
}

/** Cuts, selects and batches the items, and begins the first children. */
function beginChildren(
  turn: Turn,
  frame: Frame,
  state: MapState,
  { run, input, concurrency, maxItems }: Pick<Reading, 'run' | 'input' | 'concurrency' | 'maxItems'>,
  found: Items,
): Step {
  const kept =
    maxItems === undefined || maxItems === 0 || maxItems >= found.items.length ? found : cut(found, maxItems);
  run.totalItems = kept.items.length;
  const batches = state.itemBatcher === undefined ? kept : batch(turn, frame, state, run, input, kept);
  if (batches === undefined) return 'failed';
  const wait = createMapWait(batches, input, concurrency, run);
  frame.wait = wait;
  return continueMapRun(turn, frame, state, wait, run);
}

function cut({ items, keys, sources }: Items, count: number): Items {
  return {
    items: items.slice(0, count),
    ...(keys === undefined ? {} : { keys: keys.slice(0, count) }),
    ...(sources === undefined ? {} : { sources: sources.slice(0, count) }),
  };
}

function batch(turn: Turn, frame: Frame, state: MapState, run: MapRun, input: Json, kept: Items): Items | undefined {
  const batcher = state.itemBatcher;
  if (batcher === undefined) return kept;
  const view = createView(turn, frame, input);
  const maxItems = readBatchLimit(turn, frame, state, batcher.maxItems, 'MaxItemsPerBatch', view);
  if (maxItems === undefined) return undefined;
  const maxBytes = readBatchLimit(turn, frame, state, batcher.maxBytes, 'MaxInputBytesPerBatch', view);
  if (maxBytes === undefined) return undefined;
  const batchInput =
    batcher.batchInput === undefined ? undefined : evaluate(turn, frame, state, batcher.batchInput, view);
  if (batchInput === undefined && batcher.batchInput !== undefined) return undefined;
  const selected: Json[] = [];
  for (let index = 0; index < kept.items.length; index++) {
    const value = selectItem(turn, frame, state, input, itemAt(kept, index, run.source));
    if (value === undefined) return undefined;
    selected.push(value);
  }
  const { inputs, counts } = batchItems(selected, { maxItems, maxBytes }, batchInput);
  run.batchCounts = counts;
  observe(turn, state, 'afterItemBatcher', inputs);
  return { items: inputs };
}

/** A limit of a batch; infinite when it is not given, or zero. Undefined when it is no such number. */
function readBatchLimit(
  turn: Turn,
  frame: Frame,
  state: MapState,
  field: NumberField | undefined,
  name: string,
  view: View,
): number | undefined {
  if (field === undefined) return Number.POSITIVE_INFINITY;
  const limit = readNumber(turn, frame, state, field, { name, kind: 'integer' }, view);
  if (limit === undefined || limit > 0) return limit;
  if (limit === 0) return Number.POSITIVE_INFINITY;
  failsInside(
    turn,
    frame,
    state,
    state.isJsonata ? 'States.QueryEvaluationError' : 'States.Runtime',
    `${name} cannot be negative.`,
    state.isJsonata ? `ItemBatcher/${name}` : undefined,
  );
  return undefined;
}

function startChild(
  turn: Turn,
  frame: Frame,
  state: MapState,
  wait: MapWait,
  run: MapRun,
  index: number,
): Frame | undefined {
  const input =
    run.batchCounts === undefined
      ? selectItem(turn, frame, state, wait.input, itemAt(wait, index, run.source))
      : wait.items[index];
  if (input === undefined) return undefined;
  const chronicle = createChild(turn, frame, state, run, index, input);
  const startedEventId = recordAside(turn, chronicle, 0, 'ExecutionStarted', () => ({
    input,
    roleArn: chronicle.roleArn,
  }));
  return createFrame({
    chronicle,
    parent: frame,
    index,
    item: undefined,
    state: turn.program.scopes[state.processor]?.start ?? nowhere,
    input,
    lastEventId: startedEventId,
  });
}

function createChild(turn: Turn, frame: Frame, state: MapState, run: MapRun, index: number, input: Json): Chronicle {
  const parent = frame.chronicle;
  const name = createUuid(turn.random);
  const stateMachineName = `${parent.stateMachineName}/${run.label}`;
  const isExpress = state.distributed?.express === true;
  const stateMachineArn = `${parent.stateMachineArn}/${run.label}`;
  const executionArn = stateMachineArn.replace(':stateMachine:', isExpress ? ':express:' : ':execution:');
  const keepsEvents = turn.execution.keepsChildEvents;
  const origin = { parentArn: parent.arn, map: frame.enteredEventId, mapRun: run.startedEventId, index };
  const chronicle = createChronicle({
    origin,
    arn: `${executionArn}:${name}${isExpress ? `:${createUuid(turn.random)}` : ''}`,
    name,
    stateMachineName,
    stateMachineArn,
    roleArn: parent.roleArn,
    isExpress,
    isSync: false,
    input,
    inputText: undefined,
    keepsEvents,
  });
  chronicle.startedMs = turn.nowMs;
  chronicle.timedFromMs = turn.nowMs;
  if (keepsEvents) turn.execution.children.push(chronicle);
  return chronicle;
}

/** Where the items come from, as the context object tells, unless they come from several objects. */
function sourceOf(state: MapState, parameters: Json): string {
  const reader = state.itemReader;
  if (reader === undefined || !isJsonObject(parameters)) return 'STATE_DATA';
  return reader.target.action === 'listObjectsV2'
    ? `S3://${String(member(parameters, 'Bucket') ?? '')}`
    : addressOf(parameters);
}
