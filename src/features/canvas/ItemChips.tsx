import type { ReactElement } from 'react';
import { textWidth } from '../../core/graph/textWidth';
import { itemsWithCaughtErrors, type Item } from '../../core/history/items';
import type { StateStatus, Visit } from '../../core/history/runView';
import { useRuns, useSelection, useSession } from '../../shell/stores/context';
import { shownView } from '../../shell/stores/runViews';
import { statusLooks } from '../../shell/ui/statusLook';
import styles from './ItemChips.module.css';

/**
 * So many items are shown one by one on the node; of more, those that want to be looked at. The inspector lists all.
 */
const mostChips = 8;
const mostOfMany = 5;
/** With so many there is a way to all of them, for those that have no room. */
const many = 5;

/** The items of a Map's visit on its node: pressing one shows that item in every view of the run. */
export function ItemChips({ map }: { readonly map: Visit }): ReactElement | null {
  const session = useSession();
  const chosen = useSelection(({ items }) => items?.find((item) => item.map === map.id)?.index);
  const total = countOf(map);
  const caught = useRuns((state) => {
    const view = shownView(state);
    return view ? itemsWithCaughtErrors(view, map) : undefined;
  });
  const shown = chipsOf(map, chosen, caught);
  if (shown.length === 0) return null;
  // The inspector's list is the way for the keyboard: its arrows reach all items, at one stop for Tab.
  const choose = (index: number): void =>
    void import('../../shell/stores/chooseVisit').then(({ chooseItem }) => chooseItem(session, { map: map.id, index }));
  return (
    <span className={styles.chips} onClick={(event) => event.stopPropagation()}>
      <span className={styles.few}>
        {shown.map(({ index, status }) => (
          <button
            key={index}
            type="button"
            className={styles.chip}
            tabIndex={-1}
            data-status={status}
            aria-pressed={index === chosen}
            aria-label={`Item ${index} of ${map.stateName}, ${statusLooks[status].word}`}
            title={`Item ${index}: ${statusLooks[status].word}${status === 'caught' ? ' in it' : ''}`}
            onClick={() => choose(index)}
          >
            {index}
          </button>
        ))}
      </span>
      {total >= many && (
        <button
          type="button"
          className={styles.chip}
          tabIndex={-1}
          aria-label={`All ${total} items of ${map.stateName}`}
          title="Show all items beside the drawing"
          onClick={() =>
            void import('../../shell/stores/chooseVisit').then(({ selectStateByName }) =>
              selectStateByName(session, map.stateName),
            )
          }
        >
          …
        </button>
      )}
    </span>
  );
}

/** A chip with the gap beside it, in canvas units. */
const chipWidth = 34;

/** How wide the items of a Map's visit are on its node, at most, in canvas units. */
export function chipsWidth(
  map: Visit | undefined,
  items: readonly Item[] | undefined,
  caught: ReadonlySet<number> | undefined,
): number {
  if (!map) return 0;
  const shown = chipsOf(map, items?.find((item) => item.map === map.id)?.index, caught);
  const more = countOf(map) >= many ? chipWidth : 0;
  return (
    shown.reduce((sum, { index }) => sum + Math.max(chipWidth, textWidth(String(index), 11, 'bold') + 18), 0) + more
  );
}

/** A distributed Map whose items a reader brings counts them as they begin. */
function countOf({ iterations }: Visit): number {
  return Math.max(iterations?.total ?? 0, iterations?.byIndex.size ?? 0);
}

type Chip = { readonly index: number; readonly status: StateStatus };

/**
 * Few items all in order; of many, the failed ones first, then those that go on, those in which an error was caught,
 * and the chosen one in any case.
 */
function chipsOf(map: Visit, chosen: number | undefined, caught?: ReadonlySet<number>): readonly Chip[] {
  const { byIndex, counts = {} } = map.iterations ?? {};
  if (!byIndex || byIndex.size === 0) return [];
  // An item has succeeded when what caught its error did.
  const lookOf = (index: number, status: StateStatus): StateStatus =>
    status === 'succeeded' && caught?.has(index) ? 'caught' : status;
  if (countOf(map) <= mostChips)
    return [...byIndex]
      .map(([index, status]) => ({ index, status: lookOf(index, status) }))
      .sort((a, b) => a.index - b.index);
  const wanted = (['failed', 'retrying', 'inProgress', 'caught'] as const).filter(
    (status) => counts[status] || (status === 'caught' && caught?.size),
  );
  const chips: Chip[] = [];
  for (const wantedStatus of wanted) {
    for (const [index, own] of byIndex) {
      if (chips.length === mostOfMany) break;
      const status = lookOf(index, own);
      if (status === wantedStatus && index !== chosen) chips.push({ index, status });
    }
  }
  const own = chosen === undefined ? undefined : byIndex.get(chosen);
  return chosen !== undefined && own ? [{ index: chosen, status: lookOf(chosen, own) }, ...chips] : chips;
}
