import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { moveItem, removeItem } from '../../core/asl/edit/items';
import type { VerbResult } from '../../core/asl/edit/verb';
import type { Machine, StateId } from '../../core/asl/model';
import type { Json } from '../../core/base/json';
import { writeJson } from '../../core/base/long';
import { joinPointer } from '../../core/document/pointer';
import { useSession } from '../../shell/stores/context';
import { Button } from '../../shell/ui/Button';
import { IconButton } from '../../shell/ui/IconButton';
import { applyField } from './applyField';
import type { Slot } from './slot';
import { useSlot } from './useSlot';
import { usePages } from './usePages';
import styles from './Form.module.css';

/** A list whose order counts: retriers, catchers, rules. Each item is a card that can be moved and removed. */
export function ItemList({
  slot,
  noun,
  add,
  empty,
  children,
}: {
  readonly slot: Slot;
  /** What one is called: "retrier". */
  readonly noun: string;
  /** The verb by which another one is added. */
  readonly add: (machine: Machine, stateId: StateId) => VerbResult;
  /** What it means that there are none. */
  readonly empty: string;
  readonly children: (item: Json, index: number) => ReactNode;
}): ReactElement {
  const session = useSession();
  const { problems } = useSlot(slot);
  const items: readonly Json[] = Array.isArray(slot.value) ? slot.value : [];
  const at = (index: number): string => joinPointer(slot.path, index);
  const own = problems.find((problem) => problem.at === `${slot.stateId}${slot.path}`);
  const { from, to, pager, showLast } = usePages(items.length, `${noun}s`);
  const { list, rememberItems } = useFocusAdded(items, from);
  const title = noun.charAt(0).toUpperCase() + noun.slice(1);
  const { stateId } = slot;
  if (stateId === '') return <></>;
  return (
    <section className={styles.payload} aria-label={slot.row.name}>
      <header className={styles.payloadHead} data-doc-title={slot.row.name} data-doc={slot.row.doc}>
        <h3 className={styles.payloadTitle}>{slot.row.name}</h3>
      </header>
      {own && <p className={styles.wrong}>{own.message}</p>}
      {items.length === 0 && <p className={styles.quiet}>{empty}</p>}
      <ol ref={list} className={styles.items}>
        {items
          .slice(from, to)
          .map((item, place) => [item, from + place] as const)
          .map(([item, index]) => (
            <li key={index}>
              <section className={styles.item} aria-label={`${title} ${index + 1}`}>
                <header className={styles.itemHead}>
                  <h4 className={styles.itemTitle}>
                    {title} {index + 1}
                  </h4>
                  <IconButton
                    icon="chevron-up"
                    size="s"
                    label={`Move ${noun} ${index + 1} up`}
                    disabled={index === 0}
                    onClick={() =>
                      void applyField(session, (machine) => moveItem(machine, stateId, at(index), index - 1))
                    }
                  />
                  <IconButton
                    icon="chevron-down"
                    size="s"
                    label={`Move ${noun} ${index + 1} down`}
                    disabled={index === items.length - 1}
                    onClick={() =>
                      void applyField(session, (machine) => moveItem(machine, stateId, at(index), index + 1))
                    }
                  />
                  <IconButton
                    icon="trash"
                    size="s"
                    label={`Remove ${noun} ${index + 1}`}
                    onClick={() => void applyField(session, (machine) => removeItem(machine, stateId, at(index)))}
                  />
                </header>
                {children(item, index)}
              </section>
            </li>
          ))}
      </ol>
      {pager}
      <div>
        <Button
          size="s"
          icon="plus"
          onClick={() => {
            rememberItems();
            if (applyField(session, (machine) => add(machine, stateId)) === undefined) showLast();
          }}
        >
          {`Add ${noun}`}
        </Button>
      </div>
    </section>
  );
}

const field = ':is(input, select, textarea, [role="textbox"]):not(:disabled)';

/**
 * Gives the keyboard to the first field of the item that was added since `rememberItems` was called, wherever in the
 * list it has come to stand. `from`: the index of the first item that is shown.
 */
function useFocusAdded(items: readonly Json[], from: number) {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef<readonly string[]>(undefined);
  useEffect(() => {
    const known = before.current;
    if (known === undefined || items.length <= known.length) return;
    const index = items.findIndex((item, i) => writeJson(item) !== known[i]);
    const added = list.current?.children[index - from];
    if (!added) return;
    before.current = undefined;
    added.querySelector<HTMLElement>(field)?.focus();
  });
  const rememberItems = (): void => {
    before.current = items.map((item) => writeJson(item));
  };
  return { list, rememberItems };
}
