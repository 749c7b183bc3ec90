/**
 * Maps instants of a run onto a line. Long idle stretches can be compressed: a stretch in which nothing begins or ends
 * keeps its place and order but takes at most a little more than an ordinary one, so a day of waiting does not press
 * everything else into a hair's breadth.
 */
export type TimeScale = {
  /** Where an instant is, from 0 (the beginning) to 1 (the end). Instants outside are at the nearest end. */
  at(instantMs: number): number;
};

/** Builds a scale over the given instants, at least two of which should differ. */
export function buildTimeScale(instantsMs: readonly number[], compressed: boolean): TimeScale {
  const stops = [...new Set(instantsMs)].sort((a, b) => a - b);
  const first = stops[0] ?? 0;
  const last = stops.at(-1) ?? first;
  if (last === first) return { at: (instantMs) => (instantMs > first ? 1 : 0) };
  if (!compressed) return { at: (instantMs) => clamp((instantMs - first) / (last - first)) };

  const places = placeStops(stops);
  const whole = places.at(-1) ?? 1;
  return {
    at(instantMs) {
      const index = findBefore(stops, instantMs);
      const from = stops[index];
      const to = stops[index + 1];
      const placeFrom = places[index] ?? 0;
      if (from === undefined || instantMs <= from) return placeFrom / whole;
      if (to === undefined) return 1;
      const placeTo = places[index + 1] ?? whole;
      return (placeFrom + ((instantMs - from) / (to - from)) * (placeTo - placeFrom)) / whole;
    },
  };
}

/** So many times the middle length, a stretch counts as idle and grows only with its logarithm. */
const idleFactor = 4;

function placeStops(stops: readonly number[]): readonly number[] {
  const lengths = stops.slice(1).map((stop, i) => stop - (stops[i] ?? stop));
  const middle = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
  const longest = idleFactor * Math.max(middle, 1);
  const places = [0];
  for (const length of lengths) {
    const drawn = length <= longest ? length : longest * (1 + Math.log2(length / longest) / 8);
    places.push((places.at(-1) ?? 0) + drawn);
  }
  return places;
}

/** The index of the last stop at or before an instant; 0 when it is before all. */
function findBefore(stops: readonly number[], instantMs: number): number {
  let low = 0;
  let high = stops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stops[middle] ?? Infinity) <= instantMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
