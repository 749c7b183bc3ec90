/**
 * Who answers a task. The order is written here once, first match wins:
 *
 * 1. the answer of the state
 * 2. the service, as it is emulated
 * 3. a workflow at hand that the task starts
 * 4. a sample
 *
 * A state that has answers is answered by nobody else: when they run out, it fails.
 */
import type { TaskAnswer, TaskHandlers } from '../interpreter/ports';
import { answerWithWorkflow } from './nestedWorkflows';
import { createS3, type ReadRows } from './s3';
import { answerWithSample, type SampleOptions } from './sampleResults';
import type { Service } from './service';
import { answerOfState } from './stateAnswers';

/** How tasks are answered, besides what stands in the world. */
export type RegistryOptions = SampleOptions & {
  /** Without it no Parquet file can be read. */
  readonly readRows?: ReadRows;
};

/** Creates the handlers of a run. They remember nothing of it: all that is remembered stands in its world. */
export function createRegistry({ readRows, ...samples }: RegistryOptions): TaskHandlers {
  const emulated = servicesByType(readRows);
  return {
    request(request, at) {
      const sample = (): TaskAnswer => answerWithSample(request, at, samples);
      return (
        answerOfState(request, at) ??
        emulated.get(request.target.resourceType)?.(request, at) ??
        answerWithWorkflow(request, at, sample) ??
        sample()
      );
    },
  };
}

/** The emulated services, by the names that resources have for them. */
function servicesByType(readRows: ReadRows | undefined): ReadonlyMap<string, Service> {
  const s3 = createS3(readRows);
  return new Map([
    ['s3', s3],
    ['aws-sdk:s3', s3],
  ]);
}
