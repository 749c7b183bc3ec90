import type { Json } from '../../base/json';
import type { GlyphName } from '../../base/glyphName';
import type { WaitPattern } from '../../asl/resource';

/**
 * An argument as the catalogue writes it, without a query language: any JSON, in which
 * `{ "<input>": "order.id" }` stands for that part of the state's input (`""` for all of it) and
 * `{ "<context>": "Task.Token" }` for that part of the context object.
 */
export type ArgumentShape = Json;

/** An action of a service that a Task can call: what the palette offers. */
export type Action = {
  /** The part of the resource ARN after `arn:aws:states:::`, without pattern: `sqs:sendMessage`. */
  readonly id: string;
  /** The service as people call it: `SQS`, `DynamoDB`. */
  readonly service: string;
  /** The action in the API's spelling: `SendMessage`. */
  readonly action: string;
  /** Name of the picture on the node. */
  readonly glyph: GlyphName;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** The patterns that the service offers for it. */
  readonly patterns: readonly WaitPattern[];
  /** The pattern that a new Task begins with. */
  readonly usual: WaitPattern;
  /** Offered only to those who look for it. */
  readonly isRare?: true;
  /** Arguments to begin with. Required ones are all there. */
  readonly arguments: ArgumentShape;
  /** Arguments to begin with when the task waits for a token, where they differ. */
  readonly tokenArguments?: ArgumentShape;
};

/** The ways of waiting for any call of the AWS SDK. */
export const sdkPatterns: readonly WaitPattern[] = ['requestResponse', 'waitForTaskToken'];

/** The way of waiting that gives most without anybody's help: the job's end, and of that the newest form. */
export function usualOf(patterns: readonly WaitPattern[]): WaitPattern {
  return (['sync:2', 'sync'] as const).find((pattern) => patterns.includes(pattern)) ?? 'requestResponse';
}
