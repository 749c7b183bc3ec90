/**
 * The workflow as the rows of a tree: states in the order in which they run, with their branches and arrows below them.
 */
import type { Machine, Scope, State, StateId, Transition } from '../../core/asl/model';

/** One row. Keys are ids of what the row shows, so they hold as long as it does. */
export type OutlineRow = {
  readonly key: string;
  readonly level: number;
  /** Place among the rows of the same parent, from 1, and how many those are. */
  readonly position: number;
  readonly setSize: number;
  readonly parent: string | undefined;
  /** Undefined when there is nothing below. */
  readonly isExpanded: boolean | undefined;
} & OutlineItem;

/** What a row shows. */
export type OutlineItem =
  | { readonly kind: 'state'; readonly state: State; readonly isUnreachable: boolean }
  | { readonly kind: 'branch'; readonly scope: Scope; readonly owner: StateId; readonly title: string }
  | { readonly kind: 'arrow'; readonly transition: Transition; readonly from: State; readonly title: string };

/** Containers are open and single states closed, until somebody says otherwise. */
export type Toggled = ReadonlyMap<string, boolean>;

/** Lists the rows that are open. Without recursion, because a definition may be nested thousands of levels deep. */
export function outlineRows(machine: Machine, toggled: Toggled): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const waiting: {
    readonly item: OutlineItem;
    readonly level: number;
    readonly parent: string | undefined;
    readonly position: number;
    readonly setSize: number;
  }[] = [];
  const push = (items: readonly OutlineItem[], level: number, parent: string | undefined): void => {
    for (let i = items.length - 1; i >= 0; i--)
      // i is within items
      waiting.push({ item: items[i] as OutlineItem, level, parent, position: i + 1, setSize: items.length });
  };

  push(statesOf(machine.root), 1, undefined);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item, ...place } = next;
    const key = keyOf(item);
    const below = itemsBelow(item);
    const isExpanded = below.length === 0 ? undefined : (toggled.get(key) ?? isOpenAtFirst(item));
    rows.push({ ...item, ...place, key, isExpanded });
    if (isExpanded) push(below, place.level + 1, key);
  }
  return rows;
}

/** The states of a scope in the order in which they run, then those that nothing leads to. */
export function statesInOrder(scope: Scope): {
  readonly reached: readonly State[];
  readonly unreached: readonly State[];
} {
  const byId = new Map(scope.states.map((state) => [state.id, state]));
  const reached = new Set<State>();
  const waiting = [scope.startAt?.target];
  while (waiting.length > 0) {
    const id = waiting.pop();
    const state = id && byId.get(id);
    if (!state || reached.has(state)) continue;
    reached.add(state);
    for (const { target } of [...state.transitions].reverse()) waiting.push(target);
  }
  return { reached: [...reached], unreached: scope.states.filter((state) => !reached.has(state)) };
}

/** An arrow in words: `Next → Ship`, `Rule 2 → Review`, `On error 1 → Refund`. */
export function arrowTitle({ kind, index, targetName }: Transition): string {
  const nth = index === undefined ? '' : ` ${index + 1}`;
  const words = { start: 'Start', next: 'Next', choice: `Rule${nth}`, default: 'Otherwise', catch: `On error${nth}` }[
    kind
  ];
  return `${words} → ${targetName || 'nothing'}`;
}

function statesOf(scope: Scope): readonly OutlineItem[] {
  const { reached, unreached } = statesInOrder(scope);
  const asItem =
    (isUnreachable: boolean) =>
    (state: State): OutlineItem => ({ kind: 'state', state, isUnreachable });
  // While StartAt leads nowhere, nothing is called unreachable: the whole scope would be.
  return [...reached.map(asItem(false)), ...unreached.map(asItem(reached.length > 0))];
}

function itemsBelow(item: OutlineItem): readonly OutlineItem[] {
  switch (item.kind) {
    case 'branch':
      return statesOf(item.scope);
    case 'arrow':
      return [];
    case 'state': {
      const { scopes, transitions, id, type } = item.state;
      const inside = scopes.flatMap((scope, i): readonly OutlineItem[] =>
        type === 'Parallel' || scope.states.length === 0
          ? [{ kind: 'branch', scope, owner: id, title: type === 'Parallel' ? `Branch ${i + 1}` : 'For each item' }]
          : statesOf(scope),
      );
      const arrows = transitions.map((transition): OutlineItem => ({
        kind: 'arrow',
        transition,
        from: item.state,
        title: arrowTitle(transition),
      }));
      return [...inside, ...arrows];
    }
  }
}

function isOpenAtFirst(item: OutlineItem): boolean {
  return item.kind === 'branch' || (item.kind === 'state' && item.state.scopes.length > 0);
}

function keyOf(item: OutlineItem): string {
  if (item.kind === 'state') return item.state.id;
  return item.kind === 'branch' ? item.scope.id : item.transition.id;
}
