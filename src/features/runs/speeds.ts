import type { Run } from '../../shell/stores/runsStore';

/** The speed of a run, from the fastest look to the slowest. */
export type RunSpeed = Run['speed'];

/** Every speed, in the order they are offered, with what it means. */
export const speeds: readonly { readonly value: RunSpeed; readonly label: string; readonly doc: string }[] = [
  { value: 'watch', label: 'Watch', doc: 'Each visit can be seen; waits are shortened.' },
  { value: 'instant', label: 'Instant', doc: 'As fast as it goes; waits take no time.' },
  { value: 'x1', label: '×1', doc: 'Waits take as long as they say.' },
  { value: 'x60', label: '×60', doc: 'A minute of waiting takes a second.' },
  { value: 'x3600', label: '×3600', doc: 'An hour of waiting takes a second.' },
  { value: 'step', label: 'Step', doc: 'Nothing happens until you press Step.' },
];

/** What a speed is called. */
export function speedLabel(speed: RunSpeed): string {
  return speeds.find(({ value }) => value === speed)?.label ?? speed;
}

/** How many times faster than real time waits pass; undefined where time does not flow evenly. */
export function speedFactor(speed: RunSpeed): number | undefined {
  return { x1: 1, x60: 60, x3600: 3600, watch: undefined, instant: undefined, step: undefined }[speed];
}
