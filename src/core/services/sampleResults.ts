/**
 * What a Task answers when nothing else does: a made-up result in the shape of its service, always marked as a sample.
 */
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { fitNeed } from '../expressions/needs/fitNeed';
import type { Need } from '../expressions/needs/need';
import { results, submissions } from './catalog/results';
import type { TaskAnswer, TaskMoment, TaskRequest } from '../interpreter/ports';
import { sampleItems, type ItemsNeed } from './sampleItems';
import { countAt, countChange } from './world';

/** What becomes of tasks that wait for somebody outside: they wait, or a sample answers them as well. */
export type SampleOptions = {
  readonly waiting: 'wait' | 'answer';
  /** What the workflow of a request reads of samples; without it they are what the catalogue says. */
  readonly needs?: (request: TaskRequest, world: JsonObject) => SampleNeeds | undefined;
};

/** What a workflow reads of results, and of items that its Maps read from outside, by the names of the states. */
export type SampleNeeds = {
  readonly results: ReadonlyMap<string, Need>;
  readonly items: ReadonlyMap<string, ItemsNeed>;
};

/** From this visit on, the sample of a loop that waits for a value is the one that ends it. */
const lastVisit = 3;

/** Answers every task at once with a sample that has what later states read of it. */
export function answerWithSample(
  request: TaskRequest,
  { world }: TaskMoment,
  { waiting, needs }: SampleOptions,
): TaskAnswer {
  const { stateName, purpose, attempt, target } = request;
  if (purpose === 'itemReader')
    return {
      kind: 'succeeded',
      result: sampleItems(request, needs?.(request, world)?.items.get(stateName)),
      sample: true,
    };
  const need = purpose === 'task' ? needs?.(request, world)?.results.get(stateName) : undefined;
  const submitted = target.pattern === 'requestResponse' ? {} : { submitted: sampleSubmission(request) };
  const isWaiting = target.pattern === 'waitForTaskToken' || target.kind === 'activity';
  if (isWaiting && waiting === 'wait') return { kind: 'waiting', ...submitted };
  const base = sampleResult(request);
  if (need === undefined) return { kind: 'succeeded', result: base, sample: true, ...submitted };
  const visit = countAt(world, 'sampled', stateName) + (attempt === 0 ? 1 : 0);
  return {
    kind: 'succeeded',
    result: fitNeed(need, base, { isEarly: visit < lastVisit }) ?? base,
    sample: true,
    ...submitted,
    changes: [countChange('sampled', stateName, visit)],
  };
}

/**
 * The result in the catalogue's words. Functions and activities, whose answers
 * nobody can know, give back what they were given.
 */
export function sampleResult(request: TaskRequest): Json {
  const { target, parameters } = request;
  if (target.kind !== 'service') return parameters;
  // What comes by a token is whatever somebody outside says.
  if (target.pattern === 'waitForTaskToken') return {};
  if (target.pattern === 'requestResponse' && answerOf(submissionsById, request) !== undefined)
    return sampleSubmission(request);
  const known = answerOf(resultsById, request) ?? {};
  if (target.resourceType === 'states' && target.pattern === 'sync') return { ...known, Input: '{}', Output: '{}' };
  if (target.resourceType !== 'lambda') return known;
  const payload = isJsonObject(parameters) ? member(parameters, 'Payload') : undefined;
  return { ...known, Payload: payload ?? {} };
}

/** What the call itself answers where the result comes later. */
export function sampleSubmission(request: TaskRequest): Json {
  return answerOf(submissionsById, request) ?? answerOf(resultsById, request) ?? {};
}

/** The answers by calls in small letters: the service reads them however they are written. */
const byId = (answers: Readonly<Record<string, JsonObject>>): ReadonlyMap<string, JsonObject> =>
  new Map(Object.entries(answers).map(([id, answer]) => [id.toLowerCase(), answer]));
const resultsById = byId(results);
const submissionsById = byId(submissions);

function answerOf(answers: ReadonlyMap<string, JsonObject>, { target }: TaskRequest): JsonObject | undefined {
  return answers.get(`${target.resourceType}:${target.action}`.toLowerCase());
}
