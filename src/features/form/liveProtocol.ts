/** What the page and the worker of live values say to each other. Every message is plain data. */
import type { QueryLanguage } from '../../core/asl/model';
import type { Json } from '../../core/base/json';
import type { Sample } from './useSample';

/** A field whose text is to be evaluated. */
export type LiveField = {
  /** Its name in the table of fields. */
  readonly name: string;
  /** Whether its text is JSON rather than a path. */
  readonly isJson: boolean;
  readonly language: QueryLanguage;
  /** The InputPath of its state, where it has one. */
  readonly inputPath?: Json | undefined;
};

/** What is asked of the worker. The sample is left out while it is the one of the question before. */
export type LiveQuestion = {
  readonly id: number;
  readonly field: LiveField;
  readonly text: string;
  /** The member of the value that is to be shown, where it is not the whole. */
  readonly member?: string | undefined;
  readonly sample?: Sample | undefined;
};

/** What a text gives, ready to be shown: a value may be far larger than its text may be here. */
export type LiveAnswer =
  | { readonly kind: 'value'; readonly brief: string; readonly whole: string }
  | { readonly kind: 'failure'; readonly reason: string }
  /** It cannot be told: the text is unfinished, or needs data that is not known. */
  | { readonly kind: 'unknown' };

/** What the worker says: that it is there, and an answer to each question. */
export type FromLiveWorker =
  { readonly kind: 'ready' } | { readonly kind: 'answer'; readonly id: number; readonly answer: LiveAnswer };
