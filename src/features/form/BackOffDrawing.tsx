import type { ReactElement } from 'react';
import type { JsonObject } from '../../core/base/json';
import { sayDuration } from '../../core/base/sayDuration';
import { readBackOff } from './backOff';
import styles from './Form.module.css';

const widthPx = 320;
const edgePx = 8;
const mostMarks = 24;

/** When a retrier tries again, drawn on a line of time. */
export function BackOffDrawing({ retrier }: { readonly retrier: JsonObject }): ReactElement | null {
  const backOff = readBackOff(retrier);
  if (!backOff) return null;
  const { delays, totalSeconds, isCut } = backOff;
  if (delays.length === 0) return <p className={styles.quiet}>It is never tried again.</p>;
  const times = delays.reduce<number[]>((all, delay) => [...all, (all.at(-1) ?? 0) + delay], [0]);
  const xOf = (seconds: number): number =>
    edgePx + (totalSeconds === 0 ? 0 : (seconds / totalSeconds) * (widthPx - 2 * edgePx));
  const isJittered = retrier.JitterStrategy === 'FULL';
  const say = (seconds: number): string => sayDuration(seconds * 1_000);
  const waits = `${delays.slice(0, 6).map(say).join(', ')}${delays.length > 6 ? ', …' : ''}`;
  const words = `${delays.length === 1 ? 'One retry' : `${isCut ? 'More than ' : ''}${delays.length} retries`}, ${isJittered ? 'each after a random part of' : 'after'} ${waits}; ${isJittered ? 'at most ' : ''}${say(totalSeconds)} of waiting in all`;
  return (
    <figure className={styles.backOff}>
      <svg viewBox={`0 0 ${widthPx} 20`} role="img" aria-label={words} preserveAspectRatio="none">
        <line x1={edgePx} x2={widthPx - edgePx} y1={10} y2={10} className={styles.backOffLine} />
        {times.slice(0, mostMarks).map((time, index) => (
          <circle
            key={index}
            cx={xOf(time)}
            cy={10}
            r={index === 0 ? 4 : 3}
            className={styles.backOffTry}
            data-first={index === 0 || undefined}
          />
        ))}
      </svg>
      <figcaption className={styles.quiet}>{words}.</figcaption>
    </figure>
  );
}
