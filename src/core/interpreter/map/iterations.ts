/**
 * What inline and distributed Maps have in common: their progress, and starting
 * iterations as many at a time as may run.
 */
import type { Json } from '../../base/json';
import { abortFrame } from '../abort';
import { evaluate, observe } from '../dataFlow';
import type { Frame, MapItem, MapRun, MapWait } from '../execution';
import type { MapState } from '../program';
import type { Turn } from '../turn';
import { createView } from '../view';
import type { Items } from './readItems';

/** The progress of a Map that has not begun any iteration. */
export function createMapWait(found: Items, input: Json, concurrency: number, run: MapRun | undefined): MapWait {
  return {
    kind: 'map',
    items: found.items,
    keys: found.keys,
    sources: found.sources,
    input,
    concurrency,
    outputs: [],
    running: new Map(),
    bound: 2,
    next: 0,
    succeeded: 0,
    run,
  };
}

/** Starts iterations until as many run as may. False when one could not be begun, with the failure in the turn. */
export function startIterations(
  turn: Turn,
  frame: Frame,
  wait: MapWait,
  begin: (index: number) => Frame | undefined,
): boolean {
  while (wait.running.size < wait.concurrency && wait.next < wait.items.length) {
    const child = begin(wait.next);
    if (child === undefined) {
      for (const running of wait.running.values())
        abortFrame(turn, running, wait.run === undefined ? frame.lastEventId : undefined);
      frame.wait = undefined;
      return false;
    }
    wait.running.set(wait.next++, child);
    turn.ready.push(child);
  }
  return true;
}

/** Whether no iteration runs and none is left to begin. */
export function isMapOver(wait: MapWait): boolean {
  return wait.running.size === 0 && wait.next >= wait.items.length;
}

/** What an iteration begins with: the item, or what ItemSelector makes of it. Undefined when that failed. */
export function selectItem(turn: Turn, frame: Frame, state: MapState, input: Json, item: MapItem): Json | undefined {
  if (state.itemSelector === undefined) return item.value;
  const selected = evaluate(turn, frame, state, state.itemSelector, createView(turn, frame, input, { item }));
  if (selected !== undefined) observe(turn, state, 'afterItemSelector', selected);
  return selected;
}

/**
 * The item at an index, as the context object shows it. `runSource` is where
 * items come from that do not say so themselves.
 */
export function itemAt(found: Items, index: number, runSource: string | undefined): MapItem {
  const value = found.items[index] ?? null;
  const key = found.keys?.[index];
  const source = found.sources?.[index] ?? runSource;
  if (key === undefined) return source === undefined ? { index, value } : { index, value, source };
  return source === undefined ? { index, value, key } : { index, value, key, source };
}
