import type { ReactElement } from 'react';
import { setField } from '../../core/asl/edit/setField';
import type { SubFieldRow } from '../../core/asl/fields';
import { joinPointer } from '../../core/document/pointer';
import { useSession } from '../../shell/stores/context';
import { IconButton } from '../../shell/ui/IconButton';
import { applyField } from './applyField';
import { dynamicRowOf } from './dynamicRow';
import type { FieldHolder } from './slot';
import { usePages } from './usePages';
import styles from './Form.module.css';

/**
 * Fields that the form has no control for: unknown ones, and those of the other
 * query language. Kept, explained, removable.
 */
export function OtherFields({
  holder,
  rows,
}: {
  readonly holder: FieldHolder;
  readonly rows: readonly SubFieldRow[];
}): ReactElement | null {
  const session = useSession();
  const { stateId, path, object, language } = holder;
  const others = Object.keys(object).flatMap((name) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (!row)
      return rows.some((other) => dynamicRowOf(other, language)?.name === name)
        ? []
        : [{ name, why: 'not a field that Step Functions knows here' }];
    return row.languages.includes(language)
      ? []
      : [{ name, why: `only in ${row.languages.join(' and ')}; here ${language} holds` }];
  });
  const { from, to, pager } = usePages(others.length, 'fields');
  if (others.length === 0) return null;
  return (
    <section className={styles.others} aria-label="Other fields">
      <h3 className={styles.othersTitle}>Other fields</h3>
      <ul>
        {others.slice(from, to).map(({ name, why }) => (
          <li key={name} className={styles.other}>
            <span className={styles.otherName} title={name}>
              {name}
            </span>
            <span className={styles.otherWhy}>{why}</span>
            <code className={styles.otherValue} title={preview(object[name], 2_000)}>
              {preview(object[name], 80)}
            </code>
            <IconButton
              icon="trash"
              size="s"
              label={`Remove ${name}`}
              onClick={() =>
                void applyField(session, (machine) => setField(machine, stateId, joinPointer(path, name), undefined))
              }
            />
          </li>
        ))}
      </ul>
      {pager}
    </section>
  );
}

function preview(value: unknown, length: number): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
