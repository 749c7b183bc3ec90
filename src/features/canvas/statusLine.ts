import { fontSizes } from '../../core/graph/nodeShape';
import { textWidth } from '../../core/graph/textWidth';
import type { Visit } from '../../core/history/runView';
import type { Standing } from '../../core/history/standing';
import { statusLooks } from '../../shell/ui/statusLook';

const ordinals = ['', '1st', '2nd', '3rd'];

/**
 * The quiet line of a node while a run is shown: how the state stands, and the one fact that says most about it.
 * `caughtInside`: in how many items of a Map an error was caught.
 */
export function statusLine(
  summary: Standing | undefined,
  visit: Visit | undefined,
  isRunByChildren = false,
  caughtInside = 0,
): string {
  if (!summary) return isRunByChildren ? 'In child executions' : statusLooks.notReached.word;
  if (summary.caughtItems) return `${summary.caughtItems.count} of ${summary.caughtItems.of} caught`;
  const fact = tellingFact(summary, visit, caughtInside);
  return fact ? `${statusLooks[summary.status].word} · ${fact}` : statusLooks[summary.status].word;
}

/** What stands beside the line of a node: its picture on the left, the sign of its status on the right. */
const besideLine = 80;

/**
 * The line of a node as it fits: where it is too long, without the word for the status, which the sign beside it says,
 * too. An error's name is what is looked for.
 */
export function fitLine(line: string, nodeWidth: number): string {
  const [, fact] = line.split(' · ');
  return fact === undefined || textWidth(line, fontSizes.subtitle) <= nodeWidth - besideLine ? line : fact;
}

/** `2 of 3 items`, `1 of 3 items failed`, `3 items`, `3 items, 1 caught`: how the iterations of a Map stand. */
function iterationLine(
  { total, counts, asChildren, facts }: NonNullable<Visit['iterations']>,
  caughtInside: number,
): string | undefined {
  const items = total === 1 ? '1 item' : `${total} items`;
  // Without the child executions it is not known how many of them are done, and
  // where a reader brings them not even how many there are.
  if (asChildren && !facts) return total === 0 ? undefined : items;
  const failed = (counts.failed ?? 0) + (counts.timedOut ?? 0);
  if (failed > 0) return `${failed} of ${items} failed`;
  const done = (counts.succeeded ?? 0) + (counts.caught ?? 0) + (counts.aborted ?? 0);
  if (done < total) return `${done} of ${items}`;
  return caughtInside > 0 ? `${items}, ${caughtInside} caught` : items;
}

/** Milliseconds in the words of a node: `2 ms`, `0.6 s`, `12.8 s`, `3 min 20 s`, `2 h 5 min`, `1 d 3 h`. */
export function durationWords(durationMs: number): string {
  if (durationMs < 100) return `${Math.round(durationMs)} ms`;
  const seconds = durationMs / 1000;
  if (seconds < 59.95) return `${trimZero(seconds.toFixed(1))} s`;
  const units = [
    { name: 'd', size: 86_400 },
    { name: 'h', size: 3_600 },
    { name: 'min', size: 60 },
    { name: 's', size: 1 },
  ];
  const whole = Math.round(seconds);
  const first = units.findIndex(({ size }) => whole >= size);
  const [big, small] = [units[first], units[first + 1]];
  if (!big || !small) return `${whole} s`;
  const rest = Math.floor((whole % big.size) / small.size);
  return rest === 0
    ? `${Math.floor(whole / big.size)} ${big.name}`
    : `${Math.floor(whole / big.size)} ${big.name} ${rest} ${small.name}`;
}

function tellingFact(summary: Standing, visit: Visit | undefined, caughtInside: number): string | undefined {
  const { status } = summary;
  if (visit?.iterations) return iterationLine(visit.iterations, caughtInside);
  if ((status === 'failed' || status === 'caught' || status === 'timedOut') && visit?.error) return visit.error;
  const tries = visit?.attempts.length ?? 0;
  if (status === 'retrying') return `${nth(tries + 1)} try`;
  if (tries > 1) return `${nth(tries)} try`;
  if (visit?.exitedMs !== undefined && status === 'succeeded') return durationWords(visit.exitedMs - visit.enteredMs);
  return undefined;
}

function nth(count: number): string {
  return ordinals[count] ?? `${count}th`;
}

function trimZero(text: string): string {
  return text.replace(/\.0$/, '');
}
