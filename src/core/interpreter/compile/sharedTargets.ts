import type { Target } from '../program';

/**
 * The states that more than one of some fields lead to: which field was
 * followed, the name of the next state does not tell.
 */
export function sharedTargets(targets: readonly Target[]): ReadonlySet<Target> {
  const met = new Set<Target>();
  const shared = new Set<Target>();
  for (const target of targets) (met.has(target) ? shared : met).add(target);
  return shared;
}
