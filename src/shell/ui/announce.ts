/**
 * What is said to people who hear the page: one polite queue, whoever has something to say. Each saying stands for a
 * moment in a live region (`Announcer.tsx`) and makes room for the next, so that none is talked over.
 */

/** A saying as it stands in a region; the same words said twice are two of them. */
export type Saying = { readonly id: number; readonly text: string; readonly region: symbol };

/**
 * A saying begins so much later: a reader that tells where the focus has gone would drop what comes together with it.
 */
const restMs = 120;
/** How long a saying stands before the next takes its place. */
const standsMs = 600;
/** More than this nobody listens to; the oldest give way. */
const maxWaiting = 8;

/** After so long without a key, what is typed is taken as meant: only then is said what is wrong with it. */
export const typingPauseMs = 1000;

/** After so long without a key, it is said what a search has found. */
export const resultPauseMs = 400;

let waiting: string[] = [];
let said: Saying | undefined;
let timer: number | undefined;
let regions: readonly symbol[] = [];
const listeners = new Set<() => void>();

/**
 * Says something when those before it have been said; with `afterMs`, not before that
 * time has passed. Returns how to take it back as long as its time has not come.
 */
export function announce(text: string, afterMs = 0): () => void {
  if (text === '') return () => undefined;
  if (afterMs > 0) {
    const later = window.setTimeout(() => announce(text), afterMs);
    return () => window.clearTimeout(later);
  }
  if (!waiting.includes(text)) waiting = [...waiting, text].slice(-maxWaiting);
  timer ??= window.setTimeout(sayNext, restMs);
  return () => {
    waiting = waiting.filter((each) => each !== text);
  };
}

function sayNext(): void {
  const region = regions.at(-1);
  const [text, ...others] = waiting;
  timer = undefined;
  if (text === undefined || region === undefined) return;
  waiting = others;
  tell({ id: (said?.id ?? 0) + 1, text, region });
  timer = window.setTimeout(sayNext, standsMs);
}

function tell(next: Saying): void {
  said = next;
  for (const listener of listeners) listener();
}

/** What was said last. */
export function lastSaid(): Saying | undefined {
  return said;
}

/** Calls back when something is said. */
export function listenToSayings(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Adds a region in which sayings stand from now on: the newest one, because a modal dialog makes all that is outside it
 * silent. What has only just been said in a region that goes away is said again.
 */
export function addRegion(region: symbol): () => void {
  regions = [...regions, region];
  if (waiting.length > 0) timer ??= window.setTimeout(sayNext, restMs);
  return () => {
    regions = regions.filter((each) => each !== region);
    if (said?.region !== region || timer === undefined) return;
    waiting = [said.text, ...waiting];
    window.clearTimeout(timer);
    timer = window.setTimeout(sayNext, restMs);
  };
}
