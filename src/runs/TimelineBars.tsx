import type { ReactElement } from 'react';
import { sayDuration } from '../base/sayDuration';
import type { Attempt, Visit } from '../history/runView';
import type { TimeScale } from './timeScale';
import styles from './Timeline.module.css';

/** A stretch of a visit: the whole of it, one of several attempts, or the wait between two attempts. */
type Bar = { readonly key: string; readonly fromMs: number; readonly toMs: number; readonly look: string; readonly text: string; readonly title: string };

/** The bars of one visit on its line. */
export function TimelineBars({
  visit,
  scale,
  endMs,
  isTimeless,
}: {
  readonly visit: Visit;
  readonly scale: TimeScale;
  readonly endMs: number;
  /** The places are numbers of events, not instants. */
  readonly isTimeless: boolean;
}): ReactElement {
  return (
    <>
      {barsOf(visit, endMs, isTimeless).map(({ key, fromMs, toMs, look, text, title }) => {
        const left = scale.at(fromMs) * 100;
        const width = (scale.at(toMs) - scale.at(fromMs)) * 100;
        return (
          <span key={key} className={styles.bar} data-status={look} title={title} style={{ left: `${left}%`, width: `max(${width}%, 3px)` }}>
            {text}
          </span>
        );
      })}
    </>
  );
}

function barsOf(visit: Visit, endMs: number, isTimeless: boolean): readonly Bar[] {
  const untilMs = visit.exitedMs ?? endMs;
  if (visit.attempts.length < 2) {
    const lasts = isTimeless ? 'no time' : sayDuration(untilMs - visit.enteredMs);
    const items = visit.iterations && (visit.iterations.total === 1 ? '1 item' : `${visit.iterations.total} items`);
    return [{ key: 'visit', fromMs: visit.enteredMs, toMs: untilMs, look: visit.status, text: items ?? '', title: items ? `${items}, ${lasts}` : lasts }];
  }
  return visit.attempts.flatMap((attempt, index) => {
    const toMs = attempt.endedMs ?? untilMs;
    const next = visit.attempts[index + 1];
    const bar = { key: `try-${index}`, fromMs: attempt.startedMs, toMs, look: attempt.status, text: String(index + 1), title: sayAttempt(attempt, index, toMs) };
    if (!next) return [bar];
    const waited = sayDuration(next.startedMs - toMs);
    return [bar, { key: `wait-${index}`, fromMs: toMs, toMs: next.startedMs, look: 'backOff', text: `back-off ${waited}`, title: `Back-off of ${waited}` }];
  });
}

function sayAttempt(attempt: Attempt, index: number, toMs: number): string {
  const which = index === 0 ? 'First try' : `Retry ${index}`;
  const outcome = attempt.error === undefined ? '' : `, ${attempt.error}`;
  return `${which}, ${sayDuration(toMs - attempt.startedMs)}${outcome}`;
}
