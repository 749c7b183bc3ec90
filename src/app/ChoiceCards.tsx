import { useId, type ReactElement } from 'react';
import styles from './ChoiceCards.module.css';

/** A choice of one from two or three that need a sentence each. */
export function ChoiceCards<V extends string>({
  label,
  value,
  onChange,
  choices,
}: {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly choices: readonly { readonly value: V; readonly title: string; readonly text: string }[];
}): ReactElement {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            aria-describedby={`${name}-${choice.value}`}
          />
          <span className={styles.words}>
            <span className={styles.title}>{choice.title}</span>
            <span id={`${name}-${choice.value}`} className={styles.text}>
              {choice.text}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
