import type { StateId } from '../../core/asl/model';
import { splitPointer } from '../../core/document/pointer';

/** The names of the Maps and Parallels around a state, innermost first. */
export function containersOf(id: StateId): readonly string[] {
  const names: string[] = [];
  // From the end: the name, States, then ItemProcessor or the index of a branch and Branches, and the container's name.
  const segments = splitPointer(id).toReversed();
  for (let at = 0; at + 2 < segments.length;) {
    at += /^\d+$/.test(segments[at + 2] ?? '') ? 4 : 3;
    const name = segments[at];
    if (name !== undefined) names.push(name);
  }
  return names;
}
