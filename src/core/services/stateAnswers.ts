/** The answers of states: what each attempt of a Task answers, as somebody has written it down. */
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../base/json';
import type { TaskAnswer, TaskRequest } from '../interpreter/ports';
import { sampleSubmission } from './sampleResults';
import type { Service } from './service';
import { countAt, countChange, valueAt } from './world';

/** What some attempts answer: from the first of them to the last, both counted from 0. */
export type AttemptAnswer = { readonly from: number; readonly to: number } & (
  | { readonly returns: Json }
  /** The error and its cause. */
  | { readonly throws: { readonly error?: string; readonly cause?: string } }
);

/** What one state answers. */
export type StateAnswers = {
  readonly attempts: readonly AttemptAnswer[];
  /**
   * What the call itself answers, before its `.sync` or `.waitForTaskToken` result. Attempts that are not among them
   * are refused; without the list they answer in the shape of the service.
   */
  readonly submitted?: readonly { readonly from: number; readonly to: number; readonly returns: Json }[];
};

/** The answers of states, by their names. They are a part of a world. */
export type AnswersByState = Readonly<Record<string, StateAnswers>>;

/** A world in which states have answers. */
export function withAnswers(world: JsonObject, answers: AnswersByState): JsonObject {
  // Optional members are left out, never undefined: all of it is JSON.
  return { ...world, answers: answers as JsonObject };
}

/** Whether a state has answers in a world. */
export function hasAnswers(world: JsonObject, stateName: string): boolean {
  return isJsonObject(valueAt(world, 'answers', stateName));
}

/**
 * Answers states that have answers. Attempts count every scheduling of a state in the run: retries, further visits and
 * Map iterations alike. An attempt that none of the answers covers fails the run.
 */
export const answerOfState: Service = (request, { world }) => {
  const { stateName } = request;
  const answers = request.purpose === 'task' ? valueAt(world, 'answers', stateName) : undefined;
  if (!isJsonObject(answers)) return undefined;
  const attempt = countAt(world, 'asked', stateName);
  const entry = entryOf(member(answers, 'attempts'), attempt);
  return {
    ...(entry === undefined ? uncovered(request, attempt) : answerOf(entry)),
    ...(entry !== undefined && submittedOf(request, answers, attempt)),
    changes: [countChange('asked', stateName, attempt + 1)],
  };
};

/** The entry of a list that covers an attempt. */
function entryOf(list: Json | undefined, attempt: number): JsonObject | undefined {
  if (!Array.isArray(list)) return undefined;
  return list
    .filter(isJsonObject)
    .find((entry) => Number(member(entry, 'from')) <= attempt && attempt <= Number(member(entry, 'to')));
}

function answerOf(entry: JsonObject): TaskAnswer {
  const thrown = member(entry, 'throws');
  if (!isJsonObject(thrown)) return { kind: 'succeeded', result: member(entry, 'returns') ?? null };
  const error = textIn(thrown, 'error');
  const cause = textIn(thrown, 'cause');
  return { kind: 'failed', ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function submittedOf(request: TaskRequest, answers: JsonObject, attempt: number): { readonly submitted?: Json } {
  if (request.target.pattern === 'requestResponse') return {};
  const list = member(answers, 'submitted');
  if (list === undefined) return { submitted: sampleSubmission(request) };
  const entry = entryOf(list, attempt);
  return entry === undefined ? {} : { submitted: member(entry, 'returns') ?? null };
}

function uncovered({ stateName }: TaskRequest, attempt: number): TaskAnswer {
  return {
    kind: 'failed',
    error: 'States.Runtime',
    cause: `No mocked response covers attempt ${attempt} of the state "${stateName}".`,
  };
}
