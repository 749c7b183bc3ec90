import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useDocument, useSession } from '../shell/stores/context';
import styles from './WorkflowName.module.css';

const longest = 80;

/**
 * The workflow's name, changed in place and kept while it is written: Enter or
 * leaving ends that, Escape gives the old one back.
 */
export function WorkflowName(): ReactElement {
  const { documentStore } = useSession();
  const name = useDocument((state) => state.name);
  const [draft, setDraft] = useState<string>();

  const before = useRef(name);

  const write = (text: string): void => {
    if (draft === undefined) before.current = name;
    setDraft(text);
    documentStore.rename(text.trim() || before.current);
  };
  const commit = (): void => setDraft(undefined);
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape' && draft !== undefined) documentStore.rename(before.current);
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    commit();
    event.currentTarget.blur();
  };
  const shown = draft ?? name;
  return (
    <h1 className={styles.heading} data-text={shown}>
      <input
        dir="auto"
        className={styles.input}
        aria-label="Name of the workflow"
        title={name}
        maxLength={longest}
        size={1}
        spellCheck={false}
        autoComplete="off"
        data-own-undo={draft === undefined ? undefined : true}
        value={shown}
        onChange={(event) => write(event.target.value)}
        onBlur={commit}
        onKeyDown={handleKeyDown}
      />
    </h1>
  );
}
