/** What a Task answers when nothing else does: a made-up result in the shape of its service, always marked as a sample. */
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import type { TaskAnswer, TaskHandlers, TaskRequest } from '../interpreter/ports';
import { findAction } from './catalog/index';
import { sampleSubmissions } from './sampleSubmissions';

/** What becomes of tasks that wait for somebody outside: they wait, or a sample answers them as well. */
export type SampleOptions = { readonly waiting: 'wait' | 'answer' };

/** Handlers that answer every task at once with a sample. */
export function createSampleHandlers(options: SampleOptions): TaskHandlers {
  return { request: (request) => answerWithSample(request, options) };
}

function answerWithSample(request: TaskRequest, options: SampleOptions): TaskAnswer {
  const { target } = request;
  const result = sampleResult(request);
  const isWaiting = target.pattern === 'waitForTaskToken' || target.kind === 'activity';
  const submitted = target.pattern === 'requestResponse' ? {} : { submitted: sampleSubmission(request) };
  if (isWaiting && options.waiting === 'wait') return { kind: 'waiting', ...submitted };
  return { kind: 'succeeded', result, sample: true, ...submitted };
}

/** The result in the catalogue's words. Functions and activities, whose answers nobody can know, give back what they were given. */
export function sampleResult(request: TaskRequest): Json {
  const { target, parameters } = request;
  if (target.kind !== 'service') return parameters;
  if (target.pattern === 'requestResponse' && submissionOf(request) !== undefined) return sampleSubmission(request);
  const known = findAction(target.arn)?.result ?? {};
  if (!isJsonObject(known)) return known;
  if (target.resourceType === 'states' && target.pattern === 'sync') return { ...known, Input: '{}', Output: '{}' };
  if (target.resourceType !== 'lambda') return known;
  const payload = isJsonObject(parameters) ? member(parameters, 'Payload') : undefined;
  return { ...known, Payload: payload ?? {} };
}

/** What the call itself answers where the result comes later. */
export function sampleSubmission(request: TaskRequest): Json {
  return submissionOf(request) ?? findAction(request.target.arn.replace(/\.(sync(:2)?|waitForTaskToken)$/, ''))?.result ?? {};
}

function submissionOf({ target }: TaskRequest): JsonObject | undefined {
  return sampleSubmissions[`${target.resourceType}:${target.action}`];
}
