import type { TaskMoment } from '../../interpreter/ports';

/** A moment of an empty world, for handlers that are asked without a run. */
export const anyMoment: TaskMoment = { world: {}, nowMs: 0, seed: 1 };
