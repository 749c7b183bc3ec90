import { createDocument } from '../core/document/document';
import type { WorkflowPicture } from '../shell/stores/workspaceStore';
import type { Example } from './examples/index';
import { describeDocument } from '../shell/keep/library';

const drawn = new Map<string, ReturnType<typeof describeDocument>>();

/** The miniature and the size of a template; computed once. */
export function describeTemplate({ id, text }: Example): {
  readonly stateCount: number;
  readonly picture?: WorkflowPicture;
} {
  const known = drawn.get(id) ?? describeDocument(createDocument(text));
  drawn.set(id, known);
  return known;
}
