import { childIdStep, childrenAround } from '../../core/history/childRuns';
import type { Visit } from '../../core/history/runView';
import type { Run } from './runsStore';

type WaitingTask = Run['waiting'][number];

/** The task of a visit that waits for somebody outside, if one does. */
export function waitingTaskOf({ waiting, children = [], openChild }: Run, visit: Visit): WaitingTask | undefined {
  if (visit.exitedMs !== undefined) return undefined;
  const depth = Math.floor(visit.id / childIdStep);
  if (depth === 0) return waiting.find((task) => task.visit === visit.id);
  const arn = childrenAround(children, openChild)[depth - 1]?.arn;
  return waiting.find(({ child }) => child?.arn === arn && child?.visit === visit.id % childIdStep);
}
