import type { Attempt, Visit } from '../../core/history/runView';

/** A stretch of a visit: one of its attempts, or the wait after one, in which nothing happens but time. */
export type Segment =
  | {
      readonly kind: 'attempt';
      readonly attempt: Attempt;
      /** Counts from 0. */ readonly index: number;
      readonly fromMs: number;
      readonly toMs: number;
      readonly isOver: boolean;
    }
  /**
   * `ends`: what came next. `now`: nothing yet, the retrier's time is not up.
   * `cut`: something else ended the visit first.
   */
  | {
      readonly kind: 'wait';
      readonly ends: 'retry' | 'redrive' | 'now' | 'cut';
      readonly index: number;
      readonly fromMs: number;
      readonly toMs: number;
    };

/** The attempts of a visit and the waits between them, in order. What is not over yet lasts until `nowMs`. */
export function segmentsOf(visit: Visit, nowMs: number): readonly Segment[] {
  const untilMs = visit.exitedMs ?? nowMs;
  return visit.attempts.flatMap((attempt, index): Segment[] => {
    const toMs = attempt.endedMs ?? untilMs;
    const own: Segment = {
      kind: 'attempt',
      attempt,
      index,
      fromMs: attempt.startedMs,
      toMs,
      isOver: attempt.endedMs !== undefined,
    };
    const next = visit.attempts[index + 1];
    if (next)
      return [
        own,
        { kind: 'wait', ends: next.isRedrive ? 'redrive' : 'retry', index, fromMs: toMs, toMs: next.startedMs },
      ];
    const isFailed = attempt.status === 'failed' || attempt.status === 'timedOut';
    if (isFailed && visit.exitedMs === undefined && visit.status === 'retrying')
      return [own, { kind: 'wait', ends: 'now', index, fromMs: toMs, toMs: untilMs }];
    if (isFailed && visit.status === 'aborted' && untilMs > toMs)
      return [own, { kind: 'wait', ends: 'cut', index, fromMs: toMs, toMs: untilMs }];
    return [own];
  });
}

/** What an attempt is called: `First try`, `Retry 2`. */
export function attemptTitle(index: number, attempt: Attempt): string {
  if (index === 0) return 'First try';
  return attempt.isRedrive ? 'Redrive' : `Retry ${index}`;
}
