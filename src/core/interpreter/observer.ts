/** A way to look at data on its way through a state, for tests of single states and views of the data flow. */
import type { Json } from '../base/json';
import type { Failure } from './failure';

/** The points at which data can be seen, named as TestState names them. */
export type Stage =
  | 'input'
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'afterItemsPath'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'afterItemsPointer'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage'
  | 'maxConcurrency'
  | 'variables';

/** Told of what happens inside states. */
export type Observer = {
  /** A value has come to a point on its way. For Map, item stages are told once for each item. */
  stage?(stateName: string, stage: Stage, value: Json): void;
  /** A failure has met its retrier (with the delay), its catcher, or nothing. */
  handled?(
    stateName: string,
    failure: Failure,
    by: { readonly retryIndex: number; readonly delaySeconds: number } | { readonly catchIndex: number } | undefined,
  ): void;
};
