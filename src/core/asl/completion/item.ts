import type { Json, JsonObject } from '../../base/json';
import type { SdkNames } from '../sdk/readSdkNames';

/** One thing that could be put where the caret is. */
export type CompletionItem = {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'state' | 'error' | 'resource' | 'function' | 'path' | 'variable';
  /** What replaces the text from `from` to `to`. */
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  /** Where the caret goes, counted from the start of `insert`; behind it when absent. */
  readonly caret?: number;
  readonly detail?: string;
  readonly doc?: string;
};

/** Sample values that paths are completed from: those of the last run, or of the test input. */
export type CompletionData = {
  readonly input?: Json;
  readonly context?: Json;
  readonly result?: Json;
  readonly variables?: JsonObject;
  /** The names of AWS SDK calls, for a Resource. */
  readonly sdkNames?: SdkNames | undefined;
};
