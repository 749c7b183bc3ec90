import type { Json } from '../../base/json';
import { optional } from '../../base/optional';
import { joinPointer } from '../../document/pointer';
import { errorRows, isServiceError } from '../errorNames';
import type { Problem } from '../problem';
import { retryDefaults } from '../retryDefaults';
import { checkErrorsOfCall } from './callErrors';
import { fieldOf, inState } from './fields';
import type { ObjectPlace } from './objectPlaces';
import { advice, refusal, type Part } from './rule';
import { createSuggester, didYouMean } from './suggest';

/** Retriers and catchers: States.ALL stands alone in the last one, names exist, none is beyond reach. */
export function* checkErrorHandling({ objects, remedies }: Part): Iterable<Problem> {
  const suggestError = createSuggester(() => errorRows.map((row) => row.name), 3000);
  const lastIn = new Map<string, ObjectPlace>();
  for (const place of objects) if (isHandler(place)) lastIn.set(listOf(place), place);
  const seen = new Map<string, Set<string>>();
  for (const place of objects) {
    if (!isHandler(place)) continue;
    const list = listOf(place);
    const names = errorNames(place);
    const at = joinPointer(place.at, 'ErrorEquals');
    if (names.includes('States.ALL') && (names.length > 1 || lastIn.get(list) !== place)) {
      const message =
        names.length > 1
          ? `${place.called} names States.ALL beside other errors. States.ALL must stand alone.`
          : `${place.called} is for States.ALL, but others follow it. Move it to the end.`;
      // The service points at the name, wherever it stands in the list.
      const serviceAt = joinPointer(at, (fieldOf(place, 'ErrorEquals') as readonly Json[]).indexOf('States.ALL'));
      yield refusal('states-all-not-last', at, message, 'States.ALL must appear alone and at end of list', {
        ...inState(place),
        serviceAt,
      });
    }
    if (place.table === 'retrier') yield* checkDelays(place);
    else yield* checkKeepsInput(place);
    const before = seen.get(list) ?? new Set<string>();
    seen.set(list, before);
    for (const [i, name] of names.entries()) {
      if (before.has(name)) {
        yield advice(
          'warning',
          'error-already-handled',
          joinPointer(at, i),
          `${place.called} is for "${name}", but an earlier one already is. This one never counts for it.`,
          inState(place),
        );
      }
      yield* checkName(place, name, joinPointer(at, i), suggestError);
    }
    yield* checkErrorsOfCall(place, names, remedies);
    for (const name of names) before.add(name);
  }
}

function isHandler(place: ObjectPlace): boolean {
  return place.table === 'retrier' || place.table === 'catcher';
}

function listOf(place: ObjectPlace): string {
  return place.at.slice(0, place.at.lastIndexOf('/'));
}

function errorNames(place: ObjectPlace): readonly string[] {
  const names = fieldOf(place, 'ErrorEquals');
  return Array.isArray(names) ? (names as readonly Json[]).filter((name) => typeof name === 'string') : [];
}

function* checkDelays(place: ObjectPlace): Iterable<Problem> {
  const interval = fieldOf(place, 'IntervalSeconds') ?? retryDefaults.IntervalSeconds;
  const longest = fieldOf(place, 'MaxDelaySeconds');
  if (typeof interval !== 'number' || typeof longest !== 'number' || longest > interval) return;
  yield advice(
    'warning',
    'delay-not-above-interval',
    joinPointer(place.at, 'MaxDelaySeconds'),
    `${place.called} waits ${interval} s at first, but ${longest} s at most. Make MaxDelaySeconds more than IntervalSeconds.`,
    inState(place),
  );
}

function* checkKeepsInput(place: ObjectPlace): Iterable<Problem> {
  if (
    place.language !== 'JSONPath' ||
    (fieldOf(place, 'ResultPath') ?? '$') !== '$' ||
    Object.hasOwn(place.value, 'Assign')
  )
    return;
  yield advice(
    'hint',
    'catch-loses-input',
    place.at,
    `${place.called} replaces the input by the error. With "ResultPath": "$.error" the input is kept beside it.`,
    inState(place),
  );
}

function* checkName(
  place: ObjectPlace,
  name: string,
  at: string,
  suggestError: (word: string) => string | undefined,
): Iterable<Problem> {
  if (name === 'States.Runtime') {
    yield advice(
      'warning',
      'runtime-not-caught',
      at,
      `${place.called} is for States.Runtime, which is never retried or caught. The execution fails all the same.`,
      inState(place),
    );
  } else if (name.startsWith('States.') && !isServiceError(name)) {
    const suggestion = suggestError(name);
    yield advice(
      'warning',
      'unknown-error',
      at,
      `${place.called} is for "${name}", but the service has no error of that name.${didYouMean(suggestion)}`,
      {
        ...inState(place),
        ...optional({ suggestion }),
      },
    );
  }
}
