import { useId, useState, type ReactElement } from 'react';
import { useSpokenFault } from '../../shell/ui/Announcer';
import { useKeptText } from '../../shell/stores/useKeptText';
import { DraftMark } from '../../shell/ui/DraftMark';
import { IconButton } from '../../shell/ui/IconButton';
import { TextInput } from '../../shell/ui/TextInput';
import styles from './Form.module.css';

/** A line to add something by name: a member of a payload, a variable. Says why a name cannot be added. */
export function AddMember({
  owner,
  label,
  placeholder,
  taken,
  check,
  onAdd,
}: {
  /** The place in the document that it is added to. */
  readonly owner: string;
  readonly label: string;
  readonly placeholder: string;
  readonly taken: readonly string[];
  /** Says what is wrong with a name beyond being there already. */
  readonly check?: (name: string) => string | undefined;
  readonly onAdd: (name: string) => string | undefined;
}): ReactElement {
  const id = useId();
  const kept = useKeptText(`add ${owner} ${label}`, '');
  const name = kept.text;
  const [error, setError] = useState<string>();
  useSpokenFault(error);
  const add = (): void => {
    const wanted = name.trim();
    if (wanted === '') return;
    const reason = taken.includes(wanted) ? `"${wanted}" is there already.` : (check?.(wanted) ?? onAdd(wanted));
    setError(reason);
    if (reason === undefined) kept.drop();
  };
  return (
    <div>
      <div className={styles.addMember}>
        <TextInput
          mono
          aria-label={label}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          placeholder={placeholder}
          value={name}
          data-own-undo={name !== '' || undefined}
          onChange={(text) => {
            kept.change(text);
            setError(undefined);
          }}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <IconButton
          icon="plus"
          size="s"
          label={label.replace(/^Add/, 'Confirm: add')}
          disabled={name.trim() === ''}
          onClick={add}
        />
      </div>
      {kept.isRestored && <DraftMark text="Not yet added" label={label} onDiscard={kept.drop} />}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.wrong}>
          {error}
        </p>
      )}
    </div>
  );
}
