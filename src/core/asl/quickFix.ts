import type { ChangeSet } from '../document/changes';
import type { Edit } from '../document/edits';
import type { Pointer } from '../document/pointer';
import type { StateId } from './model';

/** A way to put a problem right, as plain data: what it is called, and what it does when it is chosen. */
export type QuickFix = {
  readonly title: string;
  /** The obvious one, applied by "fix this" without a choice. */
  readonly preferred?: boolean;
  readonly action:
    | { readonly kind: 'edit'; readonly edits: readonly Edit[]; readonly select: readonly Pointer[] }
    | { readonly kind: 'text'; readonly changes: ChangeSet }
    | { readonly kind: 'rename'; readonly id: StateId; readonly name: string };
};
