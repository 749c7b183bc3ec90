/** Which ways through a scope lead to a success, and which go round in circles. */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';

/** What is known of the states of one scope, by name. */
export type Routes = {
  /** Whether a state can be followed to an end that is no failure, errors aside. */
  leadsToSuccess(name: string): boolean;
  /** Whether two states lie on a common circle. */
  isSameCircle(a: string, b: string): boolean;
  /** The states that lie on a circle with one. */
  circleOf(name: string): readonly string[];
};

/** Looks through the states of a scope once; linear in states and transitions. */
export function findRoutes(states: JsonObject): Routes {
  const targets = new Map(
    Object.entries(states).map(([name, state]) => [name, isJsonObject(state) ? targetsOf(state) : []] as const),
  );
  const successes = successesOf(states, targets);
  const circles = circlesOf(targets);
  const members = new Map<number, string[]>();
  for (const [name, circle] of circles) {
    const list = members.get(circle);
    if (list === undefined) members.set(circle, [name]);
    else list.push(name);
  }
  return {
    leadsToSuccess: (name) => successes.has(name),
    isSameCircle: (a, b) => circles.get(a) !== undefined && circles.get(a) === circles.get(b),
    circleOf: (name) => members.get(circles.get(name) ?? -1) ?? [],
  };
}

/** Where a state goes when nothing fails. */
function targetsOf(state: JsonObject): readonly string[] {
  const choices = member(state, 'Choices');
  const named = [
    member(state, 'Next'),
    member(state, 'Default'),
    ...(Array.isArray(choices)
      ? (choices as readonly Json[]).map((rule) => (isJsonObject(rule) ? member(rule, 'Next') : undefined))
      : []),
  ];
  return named.filter((name) => typeof name === 'string');
}

function successesOf(states: JsonObject, targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const [name, list] of targets) {
    for (const target of list) {
      const known = sources.get(target);
      if (known === undefined) sources.set(target, [name]);
      else known.push(name);
    }
  }
  const ends = Object.entries(states).flatMap(([name, state]) =>
    isJsonObject(state) && (member(state, 'Type') === 'Succeed' || member(state, 'End') === true) ? [name] : [],
  );
  const found = new Set(ends);
  for (const name of found) for (const source of sources.get(name) ?? []) found.add(source);
  return found;
}

type Visit = { readonly name: string; readonly targets: readonly string[]; next: number };

/**
 * Numbers the circles (strongly connected components), without recursion.
 * @see Tarjan, Depth-first search and linear graph algorithms, 1972
 */
function circlesOf(targets: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const circles = new Map<string, number>();
  const open: string[] = [];
  const lower = (name: string, to: number): void => void lowest.set(name, Math.min(lowest.get(name) ?? to, to));
  const enter = (name: string): Visit => {
    order.set(name, order.size);
    lowest.set(name, order.size - 1);
    open.push(name);
    return { name, targets: targets.get(name) ?? [], next: 0 };
  };
  const close = (name: string): void => {
    if (lowest.get(name) !== order.get(name)) return;
    for (let popped = open.pop(); popped !== undefined; popped = popped === name ? undefined : open.pop())
      circles.set(popped, order.get(name) ?? 0);
  };
  for (const start of targets.keys()) {
    if (order.has(start)) continue;
    const path = [enter(start)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const target = at.targets[at.next++];
      if (target === undefined) {
        path.pop();
        close(at.name);
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.name, lowest.get(at.name) ?? 0);
      } else if (!targets.has(target)) continue;
      else if (!order.has(target)) path.push(enter(target));
      else if (!circles.has(target)) lower(at.name, order.get(target) ?? 0);
    }
  }
  return circles;
}
