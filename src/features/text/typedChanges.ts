import type { Change, ChangeSet } from '../../core/document/changes';

/** One replacement as Monaco reports it; offsets are those of the text before the whole event. */
export type TypedChange = { readonly rangeOffset: number; readonly rangeLength: number; readonly text: string };

/** What Monaco reports as a change set: sorted, with LF line ends. */
export function readTypedChanges(typed: readonly TypedChange[]): ChangeSet {
  return typed
    .map(({ rangeOffset, rangeLength, text }): Change => ({
      from: rangeOffset,
      to: rangeOffset + rangeLength,
      insert: text.replaceAll(/\r\n?/g, '\n'),
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Where the last typing ended, and which burst of typing it belonged to. */
export type Typing = { readonly burst: number; readonly endOffset: number; readonly isRemoval: boolean };

/**
 * Tells which burst of typing a change belongs to: typing on where the last change ended joins it in the undo history;
 * a caret that went elsewhere, several carets, a pasted block or a turn from writing to erasing begins a new one.
 */
export function continueTyping(last: Typing | undefined, changes: ChangeSet): Typing {
  const change = changes[0];
  const burst = last?.burst ?? 0;
  if (changes.length !== 1 || !change) return { burst: burst + 1, endOffset: -1, isRemoval: false };
  const isRemoval = change.insert === '';
  const isBlock = change.insert.trim().includes('\n');
  const follows =
    last && last.isRemoval === isRemoval && (change.from === last.endOffset || change.to === last.endOffset);
  const endOffset = isBlock ? -1 : change.from + writtenLength(change.insert);
  return { burst: follows && !isBlock ? burst : burst + 1, endOffset, isRemoval };
}

/** A pair that closes itself has the caret between its signs: what is written on there belongs to it. */
function writtenLength(insert: string): number {
  return selfClosing.has(insert) ? 1 : insert.length;
}

const selfClosing: ReadonlySet<string> = new Set(['""', "''", '[]', '{}', '()']);

/** How the undo list calls a change that was typed. */
export function labelTyping(changes: ChangeSet): string {
  const inserted = changes.reduce((length, change) => length + change.insert.length, 0);
  if (inserted === 0) return 'Delete text';
  if (changes.some((change) => change.insert.trim().includes('\n'))) return 'Change lines of text';
  return 'Type in the text';
}
