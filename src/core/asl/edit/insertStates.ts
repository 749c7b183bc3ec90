import { isFailed } from '../../base/result';
import type { Machine } from '../model';
import { checkCutOff } from './cutOff';
import { landFragment } from './fragment';
import { fillerAt, inPlaceOf, openPlace, putIn, removalOf } from './place';
import type { Fragment, Place, VerbResult } from './verb';

/**
 * Puts several connected states in as one step. Names that exist already are changed; where the fragment ends, it goes
 * on to what followed at the place.
 */
export function insertStates(machine: Machine, place: Place, fragment: Fragment, label?: string): VerbResult {
  return insertText(
    machine,
    place,
    JSON.stringify(fragment),
    label ?? `Add ${countStates(Object.keys(fragment.States).length)}`,
    true,
  );
}

/** Puts the states of a scope's text in, the same way; `asValues` writes them anew in the document's style. */
export function insertText(machine: Machine, place: Place, text: string, label: string, asValues: boolean): VerbResult {
  const found = openPlace(machine, place);
  if (isFailed(found)) return found;
  const filler = fillerAt(machine, place, found.scope);
  const opening = filler ? inPlaceOf(machine, found) : found;
  const landed = landFragment(text, {
    machine,
    scope: opening.scope,
    follow: opening.follow,
    keepNames: false,
    asValues,
  });
  if (isFailed(landed)) return landed;
  const cutOff = landed.end === undefined ? undefined : checkCutOff(opening, `"${landed.end}"`);
  return cutOff ?? putIn(machine, opening, landed.incoming, landed.entry, removalOf(filler), label);
}

/** A number of states, in words. */
export function countStates(count: number): string {
  return count === 1 ? 'a state' : `${count} states`;
}
