import type { Json } from '../../base/json';

/** How a Task waits for its service: for the answer only, for the job's end, or for somebody to send a token back. */
export type IntegrationPattern = 'request' | 'sync' | 'token';

/**
 * An argument as the catalogue writes it, without a query language: any JSON, in which
 * `{ "<input>": "order.id" }` stands for that part of the state's input (`""` for all of it) and
 * `{ "<context>": "Task.Token" }` for that part of the context object.
 */
export type ArgumentShape = Json;

/** An action of a service that a Task can call: what the palette offers and what a Task without a mock answers. */
export type Action = {
  /** The part of the resource ARN after `arn:aws:states:::`, without pattern: `sqs:sendMessage`. */
  readonly id: string;
  /** The service as people call it: `SQS`, `DynamoDB`. */
  readonly service: string;
  /** The action in the API's spelling: `SendMessage`. */
  readonly action: string;
  /** Name of the picture on the node. */
  readonly glyph: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** The patterns that the service offers for it, the usual one first. */
  readonly patterns: readonly IntegrationPattern[];
  /** Arguments to begin with. Required ones are all there. */
  readonly arguments: ArgumentShape;
  /** Arguments to begin with when the task waits for a token, where they differ. */
  readonly tokenArguments?: ArgumentShape;
  /** What the service answers, in its own shape, for a run without a mock. */
  readonly result: Json;
  /** Suffix of a `.sync` resource where it is not `.sync`. */
  readonly syncSuffix?: '.sync:2';
};

/** The whole ARN of an action used with a pattern. */
export function resourceOf(action: Action, pattern: IntegrationPattern): string {
  const suffix = { request: '', sync: action.syncSuffix ?? '.sync', token: '.waitForTaskToken' }[pattern];
  return `arn:aws:states:::${action.id}${suffix}`;
}

/** What a resource ARN of the form `arn:…:states:::service:action[.pattern]` says. Undefined for any other resource. */
export function readResource(
  resource: string,
): { readonly id: string; readonly pattern: IntegrationPattern } | undefined {
  const match =
    /^arn:[\w-]+:states:[\w-]*:[\w-]*:((?:aws-sdk:)?[\w-]+:[\w]+)(?:\.(sync(?::2)?|waitForTaskToken))?$/.exec(resource);
  if (!match?.[1]) return undefined;
  const pattern = match[2] === undefined ? 'request' : match[2] === 'waitForTaskToken' ? 'token' : 'sync';
  return { id: match[1], pattern };
}
