import type { Problem } from '../../core/asl/problem';
import { longTextLength } from './longText';
import type { Session } from './session';

/**
 * The problems of the present text, looked for at once where that takes no
 * time; undefined while a long one is being judged.
 */
export function currentProblems({ derived, documentStore, foundProblems }: Session): readonly Problem[] | undefined {
  if (documentStore.getState().document.text.length < longTextLength) return derived.problems();
  return foundProblems.getState().machine === derived.machine() ? foundProblems.getState().all : undefined;
}
