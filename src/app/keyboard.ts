/**
 * Binds the keys of the commands table to the page. Commands that work anywhere are taken before anything else sees the key,
 * Monaco included; the others only after nobody else wanted it.
 */
import { useEffect } from 'react';
import type { Command, Shell } from '../commands/command';
import { commandsOfKey } from '../commands/findKeys';
import { commands, runCommand } from '../commands/table';
import type { Session } from '../stores/session';
import { isMac } from '../ui/keyLabel';

/** Listens for the keys of all commands while the workbench is shown. */
export function useCommandKeys(session: Session, shell: Shell): void {
  useEffect(() => {
    const context = { session, shell };
    const mac = isMac();
    const handle = (phase: 'first' | 'last') => (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isInDialog(event.target)) return;
      const [command] = commandsOfKey(commands, event, mac).filter((candidate) => worksHere(candidate, event, phase));
      if (!command) return;
      if (command.keysWork === 'canvas' && command.when && command.when(context) !== true && isPlain(event)) return;
      event.preventDefault();
      event.stopPropagation();
      runCommand(command, context);
    };
    const first = handle('first');
    const last = handle('last');
    const paste = (event: ClipboardEvent): void => void event;
    window.addEventListener('keydown', first, true);
    window.addEventListener('keydown', last);
    document.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('keydown', first, true);
      window.removeEventListener('keydown', last);
      document.removeEventListener('paste', paste);
    };
  }, [session, shell]);
}

function worksHere(command: Command, event: KeyboardEvent, phase: 'first' | 'last'): boolean {
  const { target } = event;
  switch (command.keysWork ?? 'outsideFields') {
    case 'anywhere':
      return phase === 'first' && !(command.group === 'Edit' && hasOwnUndo(target));
    case 'outsideFields':
      return phase === 'last' && !isTyping(target);
    case 'canvas':
      return phase === 'last' && !isTyping(target) && isOnCanvas(target) && !(isPressing(event) && isButton(target));
  }
}

/** A field whose draft is not yet in the document undoes its own typing. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-undo]') !== null;
}

function isInDialog(target: EventTarget | null): boolean {
  return document.querySelector('dialog[open]') !== null || (target instanceof Element && target.closest('[role=menu], [role=dialog]') !== null);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [role=textbox], .monaco-editor') !== null);
}

function isOnCanvas(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-keys="canvas"]') !== null);
}

/** Enter and Space belong to the button that has the focus. */
function isPressing(event: KeyboardEvent): boolean {
  return event.key === 'Enter' || event.key === ' ';
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], [role=button]') !== null;
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}
