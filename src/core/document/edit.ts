import type { Json } from '../base/json';
import type { Pointer } from './pointer';

/**
 * What to put into the text: a value, written in the user's style; or raw text in
 * the document's syntax, re-indented. `spelling` says how certain texts inside of
 * a value are spelt elsewhere in the document (`"Caf\\u00e9"`), quotes included.
 */
export type Insertable =
  { readonly value: Json; readonly spelling?: ReadonlyMap<string, string> } | { readonly source: string };

/**
 * Comments that come along with something that is put in: on lines of their own
 * before it, and after it on its last line.
 */
export type Comments = { readonly before?: string; readonly after?: string };

/** One structural edit. Pointers are those of the tree before any edit. */
export type Edit =
  /** Replaces the value at `at`, touching only what differs; adds the member last when there is none. */
  | { readonly op: 'set'; readonly at: Pointer; readonly value: Insertable }
  /**
   * Adds a member to the object at `at`: after the member with the pointer key
   * `after`, first when null, last when absent.
   */
  | {
      readonly op: 'insertMember';
      readonly at: Pointer;
      readonly key: string;
      readonly value: Insertable;
      readonly after?: string | null;
      readonly comments?: Comments;
    }
  /** Adds an item to the array at `at`, before the item that has the index now. */
  | {
      readonly op: 'insertItem';
      readonly at: Pointer;
      readonly index: number;
      readonly value: Insertable;
      readonly comments?: Comments;
    }
  /** Removes a member or an item, with the comments that belong to it. */
  | { readonly op: 'remove'; readonly at: Pointer }
  /** Gives the member at `at` another key and leaves its value alone. */
  | { readonly op: 'renameKey'; readonly at: Pointer; readonly key: string };
