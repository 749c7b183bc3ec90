/** The clocks a run can be driven with. */
import { invariant } from '../base/invariant';
import type { Clock } from './ports';

/** What a clock that follows real time needs from its surroundings. */
export type HostTimers = {
  nowMs(): number;
  /** Calls back after the delay; returns what takes that back. */
  delay(delayMs: number, fire: () => void): () => void;
};

/** Time that jumps: a day of waiting takes no time at all. */
export function createSimulatedClock(_startMs: number): Clock & { skip(): boolean } {
  invariant(false, 'soon');
}

/** Time that runs `factor` times as fast as the host's, starting at `startMs`. */
export function createScaledClock(_host: HostTimers, _startMs: number, _factor: number): Clock {
  invariant(false, 'soon');
}

/** Time for an onlooker: every visit is shown for `visitMs`, and no wait takes longer than `longestWaitMs` of real time. */
export function createWatchClock(_host: HostTimers, _startMs: number, _options: { readonly visitMs: number; readonly longestWaitMs: number }): Clock {
  invariant(false, 'soon');
}
