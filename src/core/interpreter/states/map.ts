/** Map states: what both modes begin with. */
import { isJsonObject, type Json } from '../../base/json';
import { writeJson } from '../../base/long';
import { evaluate, failsInside, observe, selectInput } from '../dataFlow';
import type { Frame, MapWait } from '../execution';
import { entriesOf, type Items } from '../map/readItems';
import { readTolerance } from '../map/tolerance';
import { readNumber } from '../numbers';
import type { MapState } from '../program';
import { record } from '../record';
import type { Step, Turn } from '../turn';
import { createView } from '../view';
import { beginMapRun, endChildExecution } from './distributedMap';
import { beginInlineMap, endIteration } from './inlineMap';

/** Begins a Map: finds its items, or the way to them, and starts its iterations. */
export function runMap(turn: Turn, frame: Frame, state: MapState): Step {
  const input = selectInput(turn, frame, state);
  if (input === undefined) return 'failed';
  const found = state.itemReader === undefined ? findItems(turn, frame, state, input) : { items: [] };
  if (found === undefined) return 'failed';
  const limit =
    state.maxConcurrency === undefined
      ? 0
      : readNumber(
          turn,
          frame,
          state,
          state.maxConcurrency,
          { name: 'MaxConcurrency', kind: 'integer' },
          createView(turn, frame, input),
        );
  if (limit === undefined) return 'failed';
  if (limit < 0)
    return failsInside(
      turn,
      frame,
      state,
      state.isJsonata ? 'States.QueryEvaluationError' : 'States.Runtime',
      'MaxConcurrency cannot be negative.',
    );
  observe(turn, state, 'maxConcurrency', limit);
  record(turn, frame, 'MapStateStarted', () => ({ length: found.items.length }));
  const tolerance = readTolerance(turn, frame, state, input);
  if (tolerance === undefined) return 'failed';
  return state.distributed === undefined
    ? beginInlineMap(turn, frame, state, input, found, limit)
    : beginMapRun(turn, frame, state, input, found, { limit, tolerance });
}

/** Takes note of an iteration's or a child execution's end. */
export function endMapChild(turn: Turn, frame: Frame, state: MapState, wait: MapWait, child: Frame): Step {
  return wait.run === undefined
    ? endIteration(turn, frame, state, wait, child)
    : endChildExecution(turn, frame, state, wait, wait.run, child);
}

/** The items in the state's input. Undefined when there are none to be found. */
function findItems(turn: Turn, frame: Frame, state: MapState, input: Json): Items | undefined {
  const value =
    state.items === undefined ? input : evaluate(turn, frame, state, state.items, createView(turn, frame, input));
  if (value === undefined) return undefined;
  observe(turn, state, 'afterItemsPath', value);
  if (Array.isArray(value)) return { items: value };
  if (state.distributed !== undefined && isJsonObject(value)) return entriesOf(value);
  // The service reads a path into the context object without the first of its two signs, and names it so.
  if (!state.isJsonata)
    failsInside(
      turn,
      frame,
      state,
      'States.Runtime',
      `Reference path "${state.itemsText.replace(/^\$\$/, '$')}" must point to array.`,
    );
  else if (state.items === undefined)
    failsInside(
      turn,
      frame,
      state,
      'States.QueryEvaluationError',
      `Map state input must be an array but was: ${writeJson(value)}`,
    );
  else failsInside(turn, frame, state, 'States.QueryEvaluationError', sayWrongItems(state.itemsText, value), 'Items');
  return undefined;
}

function sayWrongItems(expression: string, value: Json): string {
  const type = value === null ? 'null' : typeof value;
  return `The JSONata expression '${expression}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was '${type}' for value: ${writeJson(value)}`;
}
