import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { useDocument, useSession } from '../stores/context';
import styles from './WorkflowName.module.css';

const longest = 80;

/** The workflow's name, changed in place: Enter or leaving keeps it, Escape gives the old one back. */
export function WorkflowName(): ReactElement {
  const { documentStore } = useSession();
  const name = useDocument((state) => state.name);
  const [draft, setDraft] = useState<string>();

  const commit = (): void => {
    const wanted = draft?.trim();
    setDraft(undefined);
    if (wanted && wanted !== name) documentStore.rename(wanted);
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setDraft(undefined);
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') commit();
    event.currentTarget.blur();
  };
  const shown = draft ?? name;
  return (
    <h1 className={styles.heading} data-text={shown}>
      <input
        className={styles.input}
        aria-label="Name of the workflow"
        title={name}
        maxLength={longest}
        size={1}
        spellCheck={false}
        autoComplete="off"
        data-own-undo={draft === undefined ? undefined : true}
        value={shown}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={handleKeyDown}
      />
    </h1>
  );
}
