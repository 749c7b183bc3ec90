import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Machine, StateId } from '../../core/asl/model';
import { useMachine, useSelection, useSession } from '../../shell/stores/context';
import { useSaid } from '../../shell/ui/Announcer';
import { resultPauseMs } from '../../shell/ui/announce';
import { IconButton } from '../../shell/ui/IconButton';
import { TextInput } from '../../shell/ui/TextInput';
import styles from './SearchBox.module.css';

/** Finds states by name, type or what they call, and goes from one to the next: Enter forwards, Shift+Enter back. */
export function SearchBox({
  onShow,
  onClose,
}: {
  readonly onShow: (id: StateId) => void;
  /** Is given what had the focus before. */
  readonly onClose: (opener: Element | null) => void;
}): ReactElement {
  const { selectionStore } = useSession();
  const machine = useMachine();
  const [typed, setTyped] = useState('');
  const selected = useSelection((state) => state.states.at(-1));
  const input = useRef<HTMLInputElement>(null);
  const found = findStates(machine, typed);
  const index = selected === undefined ? -1 : found.indexOf(selected);
  const count = countWords(typed, index, found.length);
  const shown = index < 0 ? undefined : machine.states.get(found[index] as StateId)?.name; // index is one of found
  useSaid(count === '' ? undefined : shown === undefined ? count : `${shown}, ${count}`, resultPauseMs);
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    input.current?.focus();
  }, []);
  const close = (): void => onClose(opener.current);

  const goTo = (id: StateId | undefined): void => {
    if (id === undefined) return;
    selectionStore.select([id]);
    onShow(id);
  };
  const step = (by: 1 | -1): void => goTo(found[(index + by + found.length) % Math.max(1, found.length)]);
  const handleType = (text: string): void => {
    setTyped(text);
    const next = findStates(machine, text);
    if (selected === undefined || !next.includes(selected)) goTo(next[0]);
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else return;
    event.preventDefault();
  };

  return (
    <search className={`${styles.box} nopan nowheel`} aria-label="Find a state" onKeyDown={handleKeyDown}>
      <span className={styles.field}>
        <TextInput
          ref={input}
          icon="search"
          value={typed}
          onChange={handleType}
          placeholder="Find a state"
          aria-label="Find a state"
        />
      </span>
      <span className={styles.count}>{count}</span>
      <IconButton
        icon="chevron-up"
        size="s"
        label="Previous state"
        disabled={found.length === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        icon="chevron-down"
        size="s"
        label="Next state"
        disabled={found.length === 0}
        onClick={() => step(1)}
      />
      <IconButton icon="close" size="s" label="Close the search" onClick={close} />
    </search>
  );
}

/** The states that hold all typed words in their name, type or resource, in the order of the text. */
export function findStates(machine: Machine, typed: string): readonly StateId[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: StateId[] = [];
  for (const { id, name, type, fields } of machine.states.values()) {
    const resource = typeof fields['Resource'] === 'string' ? fields['Resource'] : '';
    const all = `${name} ${type ?? ''} ${resource}`.toLowerCase();
    if (words.every((word) => all.includes(word))) found.push(id);
  }
  return found;
}

function countWords(typed: string, index: number, count: number): string {
  if (typed.trim() === '') return '';
  if (count === 0) return 'None found';
  return `${index + 1} of ${count}`;
}
