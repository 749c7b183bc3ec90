/** Timers that have come due. */
import { abortFrame } from './abort';
import { carryOn, takeChildEnd } from './carryOn';
import { close } from './endings';
import type { Chronicle, Frame } from './execution';
import { performState } from './performState';
import { expireTask, timeoutFailure } from './states/task';
import { finishWait } from './states/wait';
import { fails, stateOf, type Step, type Turn } from './turn';

/** All timers of one instant: first what the clock itself tells is noted, then its consequences are drawn in order. */
export function fireTimers(turn: Turn, timerIds: readonly number[]): void {
  const { waiting } = turn.execution;
  const due: (() => void)[] = [];
  for (const timerId of timerIds) {
    const owner = waiting.get(timerId);
    if (owner === undefined) continue;
    waiting.delete(timerId);
    if (!('state' in owner)) {
      due.push(() => timeOut(turn, owner));
      continue;
    }
    const { wait } = owner;
    const state = stateOf(turn, owner);
    if (wait?.kind === 'task' && state.type === 'Task') {
      expireTask(turn, owner, state, wait, timerId);
      due.push(() => carryOnLive(turn, owner, () => fails(turn, timeoutFailure(wait))));
    } else if (wait?.kind === 'delay' && state.type === 'Wait') {
      due.push(() => carryOnLive(turn, owner, () => finishWait(turn, owner, state)));
    } else if (wait?.kind === 'retry') {
      due.push(() => carryOnLive(turn, owner, () => performState(turn, owner, state)));
    }
  }
  for (const draw of due) draw();
}

function carryOnLive(turn: Turn, frame: Frame, run: () => Step): void {
  if (frame.isAborted || frame.ended !== undefined) return;
  frame.wait = undefined;
  carryOn(turn, frame, run());
}

/** An execution's time is over. */
function timeOut(turn: Turn, chronicle: Chronicle): void {
  if (chronicle.status !== 'RUNNING') return;
  close(turn, chronicle, 'TIMED_OUT', 0, { error: 'States.Timeout' });
  if (chronicle === turn.execution.root) return;
  const frame = findFrameOf(turn.execution.frame, chronicle);
  if (frame === undefined) return;
  abortFrame(turn, frame, undefined);
  frame.ended = { kind: 'failed', failure: { error: 'States.Timeout' } };
  if (frame.parent !== undefined) carryOn(turn, frame.parent, takeChildEnd(turn, frame.parent, frame));
}

/** The outermost frame of a child execution. */
function findFrameOf(from: Frame | undefined, chronicle: Chronicle): Frame | undefined {
  const open: Frame[] = from === undefined ? [] : [from];
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    if (frame.chronicle === chronicle) return frame;
    const { wait } = frame;
    if (wait?.kind === 'parallel') for (const child of wait.children) open.push(child);
    else if (wait?.kind === 'map') for (const child of wait.running.values()) open.push(child);
  }
  return undefined;
}
