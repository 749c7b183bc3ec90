import type { SdkNames, SdkService } from './readSdkNames';

/** An AWS SDK call that a search found. */
export type SdkCall = { readonly service: SdkService; readonly action: string };

/** The best calls, and how many there are in all. */
export type FoundCalls = { readonly calls: readonly SdkCall[]; readonly total: number };

type Entry = SdkCall & {
  readonly serviceWords: string;
  readonly actionText: string;
  readonly actionWords: readonly string[];
};

/** Made when somebody first searches: it decodes all of the names. */
const indexes = new WeakMap<SdkNames, readonly Entry[]>();

/**
 * The calls whose service and action hold every word that was typed (`list buckets`, `s3 put`, `dynamodb:query`), best
 * first: those whose action is said wholly, whose words begin so, and whose action is short. One pass over all names.
 */
export function searchSdkNames(names: SdkNames, typed: string, limit: number): FoundCalls {
  const words = typed
    .toLowerCase()
    .replace(/aws-sdk/g, ' ')
    .split(/[\s·:./_-]+/)
    .filter(Boolean);
  if (words.length === 0) return { calls: [], total: 0 };
  let index = indexes.get(names);
  if (!index) indexes.set(names, (index = buildIndex(names)));
  const found: { readonly entry: Entry; readonly score: number }[] = [];
  for (const entry of index) {
    const score = scoreOf(entry, words);
    if (score > 0) found.push({ entry, score });
  }
  // Sorting keeps the order of services and actions among equals.
  const calls = found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry: { service, action } }) => ({ service, action }));
  return { calls, total: found.length };
}

function buildIndex(names: SdkNames): readonly Entry[] {
  const entries: Entry[] = [];
  for (const service of names.services.values()) {
    const serviceWords = ` ${service.name} ${service.id} ${service.title ?? ''}`.toLowerCase();
    for (const action of names.actionsOf(service.name)) {
      entries.push({
        service,
        action,
        serviceWords,
        actionText: action.toLowerCase(),
        actionWords: action.split(/(?=[A-Z])/).map((word) => word.toLowerCase()),
      });
    }
  }
  return entries;
}

/** 0 when a word is nowhere. */
function scoreOf({ service, serviceWords, actionText, actionWords }: Entry, words: readonly string[]): number {
  let score = 0;
  let saidLetters = 0;
  for (const word of words) {
    const inAction = actionText.includes(word);
    if (!inAction && !serviceWords.includes(word)) return 0;
    if (inAction) saidLetters = Math.max(saidLetters, 0) + word.length;
    if (service.name === word) score += 3;
    else if (serviceWords.includes(` ${word}`)) score += 1.5;
    if (actionText === word || actionWords.includes(word)) score += 2;
    else if (inAction && (actionText.startsWith(word) || actionWords.some((part) => part.startsWith(word)))) score += 1;
    else if (inAction) score += 0.5;
  }
  return score + 1 + Math.min(1, saidLetters / actionText.length) * 2 - actionText.length / 200;
}
