/**
 * The candidate that was probably meant, or undefined when none is near: equal but for case and punctuation, or at most
 * a third of its letters away (and at most three); or the only one that begins like it.
 */
export function suggest(word: string, among: Iterable<string>): string | undefined {
  const candidates = [...among];
  const plain = simplify(word);
  let best: string | undefined =
    word.length >= 3
      ? onlyOne(candidates, (candidate) => candidate !== word && candidate.toLowerCase().startsWith(word.toLowerCase()))
      : undefined;
  let bestDistance = Math.min(3, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    if (simplify(candidate) === plain && plain !== '') return candidate;
    if (Math.abs(candidate.length - word.length) >= bestDistance || word.length > 100) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * A `suggest` among the same candidates for many words. After so many comparisons it suggests no more: a definition
 * with hundreds of wrong names has another fault than slips of the pen.
 */
export function createSuggester(
  listCandidates: () => readonly string[],
  comparisons = 20_000,
): (word: string) => string | undefined {
  let left = comparisons;
  let candidates: readonly string[] | undefined;
  return (word) => {
    candidates ??= listCandidates();
    left -= candidates.length;
    return left < 0 ? undefined : suggest(word, candidates);
  };
}

/** The sentence that offers a suggestion, with a leading blank, or nothing. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}

function onlyOne(candidates: readonly string[], fits: (candidate: string) => boolean): string | undefined {
  const fitting = candidates.filter(fits);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function simplify(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour; `limit` when that many or more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? limit, limit);
}
