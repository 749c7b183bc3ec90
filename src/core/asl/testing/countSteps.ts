import { Session, type Profiler } from 'node:inspector';

/**
 * Does some work and counts its steps: how often each block of our code, and of the libraries for texts, is run. The
 * engine counts them itself, as for coverage, so that the figure is the same on every machine and at every load.
 */
export function countSteps(work: () => unknown): number {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  work();
  let steps = 0;
  session.post('Profiler.takePreciseCoverage', (_error, { result }: Profiler.TakePreciseCoverageReturnType) => {
    for (const { url, functions } of result) {
      if (!/\/src\/|\/yaml\/|\/jsonc-parser\/|\/jsonata\//.test(url)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  return steps;
}
