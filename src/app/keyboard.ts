/**
 * Binds the keys of the commands table to the page. Commands that work anywhere are taken before anything else sees the
 * key, Monaco included; the others only after nobody else wanted it.
 */
import { useEffect } from 'react';
import type { Command, CommandContext, Shell } from '../shell/commands/command';
import { commandsOfKey, typesCharacter } from '../shell/commands/findKeys';
import { selectedIds } from '../shell/commands/selected';
import { commandOf, commands, runCommand } from '../shell/commands/table';
import type { Session } from '../shell/stores/session';
import { belongsToInputMethod } from '../shell/ui/inputMethod';
import { isMac } from '../shell/ui/keyLabel';
import { leaveField } from '../shell/ui/leaveField';

/** Listens for the keys of all commands while the workbench is shown. */
export function useCommandKeys(session: Session, shell: Shell): void {
  useEffect(() => {
    const context = { session, shell };
    const mac = isMac();
    const handle = (phase: 'first' | 'last') => (event: KeyboardEvent) => {
      const isOpening = session.selectionStore.getState().dialog !== undefined; // its code may still be on its way
      if (event.defaultPrevented || belongsToInputMethod(event) || isOpening || isInDialog(event.target)) return;
      const [command] = commandsOfKey(commands, event, mac, session.settingsStore.getState()).filter((candidate) =>
        worksHere(candidate, event, phase),
      );
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      if (isTyping(event.target)) leaveField(); // the command is about what is on the screen
      runCommand(command, context);
    };
    const first = handle('first');
    const last = handle('last');
    window.addEventListener('keydown', first, true);
    window.addEventListener('keydown', last);
    const stopClipboard = listenToClipboard(context);
    return () => {
      window.removeEventListener('keydown', first, true);
      window.removeEventListener('keydown', last);
      stopClipboard();
    };
  }, [session, shell]);
}

const clipboardCommands = { copy: 'state.copy', cut: 'state.cut', paste: 'state.paste' } as const;

/** Copies, cuts and pastes states by the browser's own events, which need no permission. */
function listenToClipboard({ session, shell }: CommandContext): () => void {
  const handle = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    // listened to by these names only
    const command = commandOf(clipboardCommands[event.type as keyof typeof clipboardCommands]);
    if (!command || !data || !isAboutStates(event.type, session)) return;
    event.preventDefault();
    event.stopPropagation();
    runCommand(command, { session, shell: viaEvent(shell, data) });
  };
  // WebKit sends `copy` without marked text only to those who said before that there is something to copy.
  const offer = (event: Event): void => {
    if (isAboutStates(event.type.replace('before', ''), session)) event.preventDefault();
  };
  const types = Object.keys(clipboardCommands);
  for (const type of types) {
    document.addEventListener(type, handle as EventListener, true); // each is a clipboard event
    document.addEventListener(`before${type}`, offer, true);
  }
  return () => {
    for (const type of types) {
      document.removeEventListener(type, handle as EventListener, true);
      document.removeEventListener(`before${type}`, offer, true);
    }
  };
}

/**
 * Judged by what has the focus: the event goes to whatever holds the caret or
 * marked text, be it in the code or in a label.
 */
function isAboutStates(type: string, session: Session): boolean {
  const focused = document.activeElement ?? document.body;
  if (isInDialog(focused) || isTyping(focused) || !(focused === document.body || isOnCanvas(focused))) return false;
  return type === 'paste' || (selectedIds(session).length > 0 && !hasMarkedText(focused));
}

/** Text marked elsewhere is meant only while nothing has the focus. */
function hasMarkedText(focused: Element): boolean {
  const selection = document.getSelection();
  return selection?.isCollapsed === false && (focused === document.body || focused.contains(selection.anchorNode));
}

function viaEvent(shell: Shell, data: DataTransfer): Shell {
  return {
    ...shell,
    writeClipboard: (text) => {
      data.setData('text/plain', text);
      return Promise.resolve(true);
    },
    readClipboard: (receive) => {
      receive(data.getData('text/plain'));
      return Promise.resolve();
    },
  };
}

function worksHere(command: Command, event: KeyboardEvent, phase: 'first' | 'last'): boolean {
  const { target } = event;
  switch (command.keysWork ?? 'outsideFields') {
    case 'anywhere':
      return (
        phase === 'first' &&
        !(command.group === 'Edit' && hasOwnUndo(target)) &&
        !(isTyping(target) && typesCharacter(event, event.getModifierState('AltGraph'), isMac()))
      );
    case 'outsideFields':
      return phase === 'last' && !isTyping(target);
    case 'canvas':
      return phase === 'last' && !isTyping(target) && isOnCanvas(target) && !(isPressing(event) && isButton(target));
    case 'clipboard':
      return false; // see listenToClipboard
  }
}

/** A field whose draft is not yet in the document undoes its own typing. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-undo]') !== null;
}

function isInDialog(target: EventTarget | null): boolean {
  return (
    document.querySelector('dialog[open]') !== null ||
    (target instanceof Element && target.closest('[role=menu], [role=dialog]') !== null)
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [role=textbox], .monaco-editor') !==
        null)
  );
}

function isOnCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-keys="canvas"]') !== null;
}

/** Enter and Space belong to the button that has the focus. */
function isPressing(event: KeyboardEvent): boolean {
  return event.key === 'Enter' || event.key === ' ';
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], [role=button]') !== null;
}
