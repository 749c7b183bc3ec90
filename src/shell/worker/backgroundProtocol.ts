/** What the page asks the worker that works on long texts, and what it answers. Every message is plain data. */
import type { Problem } from '../../core/asl/problem';
import type { SdkNamesFile } from '../../core/asl/sdk/readSdkNames';
import type { ValidateOptions } from '../../core/asl/validate';
import type { Syntax } from '../../core/document/tree';
import type { ScopeLayout } from '../../core/graph/layoutScope';
import type { ScopeShape } from '../../core/graph/scopeShape';

/** A text whose problems are wanted. */
export type JudgeQuestion = {
  readonly kind: 'judge';
  readonly text: string;
  readonly syntax: Syntax;
  readonly type: NonNullable<ValidateOptions['type']>;
  /** The file is JSON with comments. */
  readonly isJsonc: boolean;
  /** The names of AWS SDK calls; left out once they have been handed over. */
  readonly sdkNames?: SdkNamesFile | undefined;
};

/** A scope that is to be laid out. */
export type LayOutQuestion = { readonly kind: 'layOut'; readonly shape: ScopeShape };

/** What the worker says to a question: what came of it, or that it failed. */
export type BackgroundAnswer =
  | { readonly kind: 'judged'; readonly problems: readonly Problem[] }
  | { readonly kind: 'laidOut'; readonly layout: ScopeLayout }
  | { readonly kind: 'failed' };
