import { useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { Badge } from './Badge';
import type { Tone } from './statusLook';
import { VisuallyHidden } from './VisuallyHidden';
import styles from './Tabs.module.css';

/** One tab. A badge is part of its name, so give it words where a number alone would not say enough. */
export type Tab<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly badge?: { readonly text: string; readonly tone: Tone; readonly label?: string };
  /** The badge is a number that changes: it has the room of three signs, so that the tabs after it stand still. */
  readonly isCounted?: boolean;
};

/**
 * Tabs and the panel of the chosen one, after the ARIA pattern: arrow keys move and choose, Tab goes on into the panel.
 * With no value, no tab is chosen and there is no panel: a strip that opens when needed.
 */
export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
  actions,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly value: Id | undefined;
  readonly onChange: (id: Id) => void;
  /** Controls at the right end of the strip. */
  readonly actions?: ReactNode;
  /** The panel of the chosen tab. */
  readonly children?: ReactNode;
}): ReactElement {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = tabs.findIndex((tab) => tab.id === value);

  const handleKeyDown = (event: KeyboardEvent, index: number): void => {
    const next = nextIndex(event.key, index, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onChange(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next!]?.focus(); // next is a number: it gave a tab
  };

  return (
    <div className={styles.tabs}>
      <div className={styles.strip}>
        <div className={styles.list} role="tablist" aria-label={label} ref={list}>
          {tabs.map((tab, index) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              className={styles.tab}
              aria-selected={index === chosen}
              aria-controls={index === chosen ? `${base}-panel` : undefined}
              tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
              onClick={() => onChange(tab.id)}
              onKeyDown={(event) => handleKeyDown(event, index)}
            >
              <span className={styles.label} data-text={tab.label}>
                {tab.label}
              </span>
              {tab.badge && (
                <span className={styles.badge} data-counted={tab.isCounted || undefined}>
                  <Badge tone={tab.badge.tone}>
                    <span aria-hidden={tab.badge.label !== undefined}>{tab.badge.text}</span>
                    {tab.badge.label !== undefined && <VisuallyHidden>{tab.badge.label}</VisuallyHidden>}
                  </Badge>
                </span>
              )}
            </button>
          ))}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {chosen >= 0 && (
        <div
          className={styles.panel}
          role="tabpanel"
          id={`${base}-panel`}
          aria-labelledby={`${base}-${tabs[chosen]?.id}`}
          tabIndex={-1}
        >
          {children}
        </div>
      )}
    </div>
  );
}

function nextIndex(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
