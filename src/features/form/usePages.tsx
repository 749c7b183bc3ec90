import { useState, type ReactElement } from 'react';
import { IconButton } from '../../shell/ui/IconButton';
import styles from './Form.module.css';

/** So many parts of a list have controls at once: thousands of controls take seconds to make. */
export const pageSize = 50;

/** The part of a long list that is shown, by indices, and the way to the other parts; no way where all are shown. */
export type Pages = {
  readonly from: number;
  readonly to: number;
  readonly pager: ReactElement | null;
  readonly showLast: () => void;
};

/** Shows a long list page by page. `label` is what it is a list of: "rules". */
export function usePages(count: number, label: string): Pages {
  const [wanted, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(count / pageSize) - 1);
  const page = Math.min(wanted, last);
  const [from, to] = [page * pageSize, Math.min(count, (page + 1) * pageSize)];
  const pager =
    last === 0 ? null : (
      <nav className={styles.pager} aria-label={`Pages of ${label}`}>
        <IconButton
          icon="chevron-up"
          size="s"
          label={`Earlier ${label}`}
          disabled={page === 0}
          onClick={() => setPage(page - 1)}
        />
        <IconButton
          icon="chevron-down"
          size="s"
          label={`Later ${label}`}
          disabled={page === last}
          onClick={() => setPage(page + 1)}
        />
        <span
          className={styles.quiet}
          role="status"
        >{`${label} ${(from + 1).toLocaleString('en')}–${to.toLocaleString('en')} of ${count.toLocaleString('en')}`}</span>
      </nav>
    );
  return { from, to, pager, showLast: () => setPage(Number.MAX_SAFE_INTEGER) };
}
