import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { Icon } from './icons';
import styles from './Disclosure.module.css';

/** A titled part that is opened and closed by its title. `aside` stands at the end of the title's line. */
export function Disclosure({
  title,
  aside,
  opensAtFirst = false,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly opensAtFirst?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  const [isOpen, setOpen] = useState(opensAtFirst);
  return (
    <section className={styles.box} aria-labelledby={`${id}-title`}>
      <button
        type="button"
        className={styles.title}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
        <span id={`${id}-title`}>{title}</span>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </button>
      <div id={id} className={styles.inside} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
