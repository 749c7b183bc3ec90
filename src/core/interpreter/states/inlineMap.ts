/** Inline Maps: iterations are frames of the same execution, and share its history. */
import { abortFrame } from '../abort';
import { finishWithResult } from '../dataFlow';
import { createFrame, type Frame, type MapWait } from '../execution';
import { inlineConcurrency } from '../limits';
import { createMapWait, isMapOver, itemAt, selectItem, startIterations } from '../map/iterations';
import type { Items } from '../map/readItems';
import { nowhere, type MapState } from '../program';
import type { Json } from '../../base/json';
import { recordAside } from '../record';
import { fails, type Step, type Turn } from '../turn';

/** Begins the iterations of an inline Map; `limit` 0 is none but the service's own. */
export function beginInlineMap(
  turn: Turn,
  frame: Frame,
  state: MapState,
  input: Json,
  found: Items,
  limit: number,
): Step {
  const wait = createMapWait(
    found,
    input,
    limit === 0 ? inlineConcurrency : Math.min(limit, inlineConcurrency),
    undefined,
  );
  frame.wait = wait;
  return continueInlineMap(turn, frame, state, wait, frame.lastEventId);
}

/** Starts what may run; the Map is over when nothing is left. Iterations, or the Map's end, follow the given event. */
export function continueInlineMap(
  turn: Turn,
  frame: Frame,
  state: MapState,
  wait: MapWait,
  previousEventId: number,
): Step {
  if (!startIterations(turn, frame, wait, (index) => startIteration(turn, frame, state, wait, index, previousEventId)))
    return 'failed';
  if (!isMapOver(wait)) return 'waiting';
  // The marker hangs beside the chain: what follows the state follows the last iteration's end.
  recordAside(turn, frame.chronicle, previousEventId, 'MapStateSucceeded', undefined);
  frame.lastEventId = previousEventId;
  frame.wait = undefined;
  return finishWithResult(turn, frame, state, wait.outputs, wait.bound);
}

/** Takes note of an iteration's end. */
export function endIteration(turn: Turn, frame: Frame, state: MapState, wait: MapWait, child: Frame): Step {
  const end = child.ended;
  if (end === undefined) return 'waiting';
  const details = (): { readonly name: string; readonly index: number } => ({ name: state.name, index: child.index });
  if (end.kind === 'failed') {
    const previousEventId = child.lastEventId;
    recordAside(turn, frame.chronicle, previousEventId, 'MapIterationFailed', details);
    abortFrame(turn, child, previousEventId);
    for (const other of wait.running.values()) {
      if (other === child) continue;
      recordAside(turn, frame.chronicle, previousEventId, 'MapIterationAborted', () => ({
        name: state.name,
        index: other.index,
      }));
      abortFrame(turn, other, previousEventId);
    }
    frame.lastEventId = previousEventId;
    return fails(turn, end.failure);
  }
  wait.running.delete(child.index);
  wait.outputs[child.index] = end.output;
  wait.bound += end.bound + 1;
  wait.succeeded++;
  const succeededEventId = recordAside(turn, frame.chronicle, child.lastEventId, 'MapIterationSucceeded', details);
  return continueInlineMap(turn, frame, state, wait, isMapOver(wait) ? succeededEventId : child.lastEventId);
}

function startIteration(
  turn: Turn,
  frame: Frame,
  state: MapState,
  wait: MapWait,
  index: number,
  previousEventId: number,
): Frame | undefined {
  const item = itemAt(wait, index, undefined);
  const input = selectItem(turn, frame, state, wait.input, item);
  if (input === undefined) return undefined;
  const startedEventId = recordAside(turn, frame.chronicle, previousEventId, 'MapIterationStarted', () => ({
    name: state.name,
    index,
  }));
  return createFrame({
    chronicle: frame.chronicle,
    parent: frame,
    index,
    item,
    state: turn.program.scopes[state.processor]?.start ?? nowhere,
    input,
    lastEventId: startedEventId,
  });
}
