import type { ClipboardEvent, KeyboardEvent } from 'react';
import { copyStates } from '../asl/edit/copyStates';
import { pasteStates } from '../asl/edit/pasteStates';
import { removeStates } from '../asl/edit/removeStates';
import { applyVerb } from '../commands/applyVerb';
import { placeOfSelection, selectedIds } from '../commands/selected';
import type { Session } from '../stores/session';

/** What the region of the canvas listens to. */
export type ClipboardHandlers = {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

/**
 * Copy, cut and paste of states as ASL text. The clipboard's own events are used while the canvas has the focus: unlike the
 * asynchronous clipboard they need no permission, and they carry states between tabs and files.
 */
export function clipboardHandlers(session: Session, onPasted: () => void): ClipboardHandlers {
  const copy = (event: ClipboardEvent): boolean => {
    const ids = selectedIds(session);
    if (isInField(event.target) || ids.length === 0) return false;
    event.clipboardData.setData('text/plain', copyStates(session.derived.machine(), ids));
    event.preventDefault();
    return true;
  };
  return {
    onCopy: (event) => {
      if (copy(event)) session.noticesStore.show({ tone: 'info', text: copiedWords(selectedIds(session).length) });
    },
    onCut: (event) => {
      const ids = selectedIds(session);
      if (copy(event)) applyVerb(session, (machine) => removeStates(machine, ids), 'canvas');
    },
    onPaste: (event) => {
      if (isInField(event.target)) return;
      const text = event.clipboardData.getData('text/plain');
      event.preventDefault();
      if (text.trim() === '') session.noticesStore.show({ tone: 'warning', text: 'The clipboard holds no text. Copy states, or ASL text, first.' });
      else if (applyVerb(session, (machine) => pasteStates(machine, placeOfSelection(session), text), 'canvas')) onPasted();
    },
  };
}

/** Whether a key is one of the clipboard's, so that the browser's own event has to follow it. */
export function isClipboardKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && ['c', 'x', 'v'].includes(event.key.toLowerCase()) && !isInField(event.target);
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}

function copiedWords(count: number): string {
  return count === 1 ? 'Copied one state as ASL.' : `Copied ${count} states as ASL.`;
}
