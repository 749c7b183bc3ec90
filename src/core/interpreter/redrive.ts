/**
 * Takes an execution up again where it failed or was stopped. What succeeded stays; timeouts and retries start afresh.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html (read 2025-11)
 */
import { dayMs } from '../base/time';
import { carryOn } from './carryOn';
import type { Chronicle, Execution, Frame, MapWait } from './execution';
import { historyEvents, standardDurationMs } from './limits';
import { recordAside } from './record';
import { performState } from './performState';
import { stateOf, type Turn } from './turn';

/** How long after its end an execution can be redriven. */
const redrivableMs = 14 * dayMs;

/**
 * Why an execution cannot be redriven, in the words of DescribeExecution; undefined when it can be.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 * (redriveStatusReason, read 2025-11)
 */
export function whyNotRedrivable({ root, frame }: Execution, nowMs: number): string | undefined {
  const { status, isExpress, eventCount, startedMs, closedMs } = root;
  if (isExpress) return 'An Express execution cannot be redriven.';
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (frame === undefined) return 'The execution was refused before it began.';
  if (eventCount >= historyEvents - 1) return 'Execution history event limit exceeded';
  if (nowMs - startedMs >= standardDurationMs) return 'Execution has exceeded the max execution time';
  return nowMs - (closedMs ?? nowMs) > redrivableMs ? 'Execution redrivable period exceeded' : undefined;
}

/** Redrives the run. One that cannot be redriven is left alone. */
export function redrive(turn: Turn): void {
  const { root, frame } = turn.execution;
  if (frame === undefined || whyNotRedrivable(turn.execution, turn.nowMs) !== undefined) return;
  const stopped: Frame[] = [];
  revive(turn, frame, reopen(turn, root), stopped);
  for (const leaf of stopped) {
    if (leaf.isAborted || leaf.ended !== undefined || leaf.wait !== undefined) continue;
    // A frame that had not entered its state yet enters it now; the others go on without entering again.
    if (leaf.enteredEventId === 0) turn.ready.push(leaf);
    else carryOn(turn, leaf, performState(turn, leaf, stateOf(turn, leaf)));
  }
}

/** Opens an execution again; the id of the event that tells so. */
function reopen(turn: Turn, chronicle: Chronicle): number {
  chronicle.status = 'RUNNING';
  chronicle.failure = undefined;
  chronicle.closedMs = undefined;
  chronicle.redriveCount++;
  chronicle.redrivenMs = turn.nowMs;
  chronicle.timedFromMs = turn.nowMs;
  return recordAside(turn, chronicle, chronicle.eventCount, 'ExecutionRedriven', () => ({
    redriveCount: chronicle.redriveCount,
  }));
}

/** Brings a frame and those inside it that did not succeed back to life, and lists those that have no others inside. */
function revive(turn: Turn, frame: Frame, previousEventId: number, stopped: Frame[]): void {
  frame.isAborted = false;
  frame.ended = undefined;
  frame.lastEventId = previousEventId;
  frame.retryCount = 0;
  frame.retries = undefined;
  const { wait } = frame;
  if (wait?.kind === 'parallel') {
    for (const child of wait.children)
      if (child.ended?.kind !== 'succeeded') revive(turn, child, previousEventId, stopped);
  } else if (wait?.kind === 'map') {
    if (wait.run === undefined)
      for (const child of wait.running.values()) revive(turn, child, previousEventId, stopped);
    else reviveRun(turn, frame, wait, stopped);
  } else {
    frame.wait = undefined;
    stopped.push(frame);
  }
}

/** Redrives a Map Run: its failed children go on where they failed, Express ones from their beginning. */
function reviveRun(turn: Turn, frame: Frame, wait: MapWait, stopped: Frame[]): void {
  const { run } = wait;
  if (run === undefined) return;
  run.redriveCount++;
  run.failedItems = 0;
  frame.lastEventId = recordAside(turn, frame.chronicle, frame.lastEventId, 'MapRunRedriven', () => ({
    mapRunArn: run.arn,
    redriveCount: run.redriveCount,
  }));
  for (const [index, child] of run.failedChildren) wait.running.set(index, child);
  run.failedChildren.clear();
  for (const child of wait.running.values()) {
    const previousEventId = reopen(turn, child.chronicle);
    if (turn.execution.keepsChildEvents && !turn.execution.children.includes(child.chronicle))
      turn.execution.children.push(child.chronicle);
    if (child.chronicle.isExpress) {
      child.state = turn.program.scopes[stateProcessor(turn, frame)]?.start ?? child.state;
      child.input = child.chronicle.input;
      child.variables = undefined;
      child.wait = undefined;
      child.enteredEventId = 0;
    }
    revive(turn, child, previousEventId, stopped);
  }
}

function stateProcessor(turn: Turn, frame: Frame): number {
  const state = stateOf(turn, frame);
  return state.type === 'Map' ? state.processor : 0;
}
