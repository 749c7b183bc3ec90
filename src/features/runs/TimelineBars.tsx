import type { ReactElement } from 'react';
import { sayDuration } from '../../core/base/sayDuration';
import type { Visit } from '../../core/history/runView';
import { attemptTitle, segmentsOf } from './segments';
import type { TimeScale } from './timeScale';
import styles from './Timeline.module.css';

/** A stretch of a visit: the whole of it, one of several attempts, or the wait between two attempts. */
type Bar = {
  readonly key: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly look: string;
  readonly text: string;
  readonly title: string;
};

/** What takes no time is seen all the same, with the number of its attempt. */
const leastPx = 12;
const digitPx = 7;
/** So far to the right, in per cent, there is no room for a text beside a bar but on its left. */
const late = 75;

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
  const bars = barsOf(visit, endMs, isTimeless);
  const isAlone = bars.length === 1;
  return (
    <>
      {bars.map(({ key, fromMs, toMs, look, text, title }) => {
        const left = scale.at(fromMs) * 100;
        const width = (scale.at(toMs) - scale.at(fromMs)) * 100;
        const least = isAlone
          ? leastPx
          : Math.max(leastPx, leastPx / 2 + digitPx * text.length * Number(look !== 'backOff'));
        return (
          <span
            key={key}
            className={styles.bar}
            data-status={look}
            title={title}
            style={{ left: `min(${left}%, calc(100% - ${least}px))`, width: `max(${width}%, ${least}px)` }}
          >
            <span className={styles.text} data-alone={isAlone ? (left > late ? 'late' : 'early') : undefined}>
              {text}
            </span>
          </span>
        );
      })}
    </>
  );
}

function barsOf(visit: Visit, endMs: number, isTimeless: boolean): readonly Bar[] {
  const segments = segmentsOf(visit, endMs);
  if (segments.length < 2) return [wholeBar(visit, endMs, isTimeless)];
  return segments.map((segment): Bar => {
    const { fromMs, toMs, index } = segment;
    const lasted = sayDuration(toMs - fromMs);
    if (segment.kind === 'wait')
      return {
        key: `wait-${index}`,
        fromMs,
        toMs,
        look: 'backOff',
        text: `back-off ${lasted}`,
        title: `Back-off of ${lasted}`,
      };
    const { attempt } = segment;
    const outcome = attempt.error === undefined ? '' : `, ${attempt.error}`;
    return {
      key: `try-${index}`,
      fromMs,
      toMs,
      look: attempt.status,
      text: String(index + 1),
      title: `${attemptTitle(index, attempt)}, ${segment.isOver ? lasted : 'in progress'}${outcome}`,
    };
  });
}

function wholeBar(visit: Visit, endMs: number, isTimeless: boolean): Bar {
  const untilMs = visit.exitedMs ?? endMs;
  const lasts = isTimeless ? 'no time' : sayDuration(untilMs - visit.enteredMs);
  const items = visit.iterations && (visit.iterations.total === 1 ? '1 item' : `${visit.iterations.total} items`);
  return {
    key: 'visit',
    fromMs: visit.enteredMs,
    toMs: untilMs,
    look: visit.status,
    text: items ?? '',
    title: items ? `${items}, ${lasts}` : lasts,
  };
}
