import { isJsonObject, member, type Json } from '../../base/json';
import { jsonSize } from '../../base/jsonSize';
import { joinPointer } from '../../document/pointer';
import type { Machine, State } from '../model';
import type { Problem } from '../problem';
import { fieldOf, inState } from './fields';
import { isDistributed } from './maps';
import type { ObjectPlace } from './objectPlaces';
import { resourceOf } from './resources';
import { advice, type Part, type Whole } from './rule';

/**
 * Quotas that a definition can run into by what it says itself.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (read 2025-11)
 */
const mostChildren = 10_000;
const httpTaskSeconds = 60;
const longestExecution: Readonly<Record<Whole['type'], Limit>> = {
  STANDARD: { seconds: 31_536_000, called: 'a Standard execution ends after a year' },
  EXPRESS: { seconds: 300, called: 'an Express execution ends after 5 minutes' },
};
const mostHeaderBytes = 10_240;
const mostDataBytes = 262_144;
/** Levels that a value is looked into. */
const deepest = 1_000;

/** What one part says beyond a quota. */
export function* checkLimits({ objects }: Part): Iterable<Problem> {
  for (const place of objects) {
    if (place.table === 'Map') yield* checkConcurrency(place);
    else if (place.table === 'Task') yield* checkHttpTask(place);
    else if (place.table === 'Pass') yield* checkResult(place);
    else if (place.table === 'itemReader') yield* checkHeaders(place);
  }
}

function* checkConcurrency(place: ObjectPlace): Iterable<Problem> {
  const concurrency = fieldOf(place, 'MaxConcurrency');
  if (typeof concurrency !== 'number' || concurrency <= mostChildren || !isDistributed(place.value)) return;
  yield advice(
    'hint',
    'distributed-map-limit',
    joinPointer(place.at, 'MaxConcurrency'),
    `${place.called} asks for ${sayNumber(concurrency)} executions at a time, but a distributed map runs up to ${sayNumber(mostChildren)}. Write ${mostChildren}, or leave it out.`,
    inState(place),
  );
}

function* checkHttpTask(place: ObjectPlace): Iterable<Problem> {
  const [resource, timeout] = [resourceOf(place), fieldOf(place, 'TimeoutSeconds')];
  if (
    typeof timeout !== 'number' ||
    timeout <= httpTaskSeconds ||
    resource?.kind !== 'integration' ||
    resource.service !== 'http' ||
    resource.action !== 'invoke'
  )
    return;
  yield advice(
    'hint',
    'http-task-limit',
    joinPointer(place.at, 'TimeoutSeconds'),
    `${place.called} may take ${timeout} s, but an HTTP task ends after ${httpTaskSeconds} s. Write at most ${httpTaskSeconds}.`,
    inState(place),
  );
}

function* checkResult(place: ObjectPlace): Iterable<Problem> {
  const result = fieldOf(place, 'Result');
  if (result === undefined || jsonSize(result, mostDataBytes, deepest) <= mostDataBytes) return;
  yield advice(
    'warning',
    'data-too-large',
    joinPointer(place.at, 'Result'),
    `${place.called} has a Result of more than ${sayNumber(mostDataBytes)} bytes, which no state may hand on: it fails with States.DataLimitExceeded. Put the data into a bucket, and read what is needed.`,
    inState(place),
  );
}

function* checkHeaders(place: ObjectPlace): Iterable<Problem> {
  const config = fieldOf(place, 'ReaderConfig');
  const headers = isJsonObject(config) ? member(config, 'CSVHeaders') : undefined;
  if (!Array.isArray(headers)) return;
  const names = headers as readonly Json[];
  const at = joinPointer(place.at, 'ReaderConfig', 'CSVHeaders');
  const seen = new Set<Json>();
  for (const [i, name] of names.entries()) {
    if (seen.has(name))
      yield advice(
        'warning',
        'repeated-csv-header',
        joinPointer(at, i),
        `${place.called} names the column ${JSON.stringify(name)} twice. Each column needs a name of its own.`,
        inState(place),
      );
    seen.add(name);
  }
  if (jsonSize(names, mostHeaderBytes, deepest) > mostHeaderBytes)
    yield advice(
      'warning',
      'csv-headers-too-long',
      at,
      `The names of the columns that ${place.called} reads take more than 10 KB. Shorten them, or read them from the first row.`,
      inState(place),
    );
}

/** How long a wait or the workflow itself may take, beside how long the execution can that it is in. */
export function* checkDurations({ machine, objects, type }: Whole): Iterable<Problem> {
  const own = machine.definition.TimeoutSeconds;
  const { seconds, called } = longestExecution[type];
  if (typeof own === 'number' && own > seconds) {
    yield advice(
      'hint',
      'beyond-execution',
      '/TimeoutSeconds',
      `The workflow may take ${sayNumber(own)} s, but ${called}. Write at most ${seconds}.`,
    );
  }
  for (const place of objects) {
    const wait = place.table === 'Wait' ? fieldOf(place, 'Seconds') : undefined;
    if (typeof wait !== 'number' || !place.state) continue;
    const limit = limitAround(machine, place.state, type);
    if (wait < limit.seconds) continue;
    yield advice(
      'warning',
      'beyond-execution',
      joinPointer(place.at, 'Seconds'),
      `${place.called} waits ${sayNumber(wait)} s, but ${limit.called}. The execution times out while it waits: wait for less.`,
      inState(place),
    );
  }
}

type Limit = { readonly seconds: number; readonly called: string };

/**
 * What ends the execution that a state is in: its type, or what the workflow
 * says itself. Items of distributed maps have executions of their own.
 */
function limitAround(machine: Machine, state: State, type: Whole['type']): Limit {
  for (let scope = machine.scopes.get(state.scopeId); scope?.owner !== undefined;) {
    const owner = machine.states.get(scope.owner);
    if (!owner) break;
    if (owner.type === 'Map' && isDistributed(owner.fields)) return longestExecution[childType(owner)];
    scope = machine.scopes.get(owner.scopeId);
  }
  const own = machine.definition.TimeoutSeconds;
  const longest = longestExecution[type];
  return typeof own === 'number' && own > 0 && own < longest.seconds
    ? { seconds: own, called: `the workflow ends after ${sayNumber(own)} s (its TimeoutSeconds)` }
    : longest;
}

function childType({ fields }: State): Whole['type'] {
  const processor = member(fields, 'ItemProcessor') ?? member(fields, 'Iterator');
  const config = isJsonObject(processor) ? member(processor, 'ProcessorConfig') : undefined;
  return isJsonObject(config) && member(config, 'ExecutionType') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
}

function sayNumber(value: number): string {
  return value.toLocaleString('en');
}
