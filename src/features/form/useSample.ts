import type { StateId } from '../../core/asl/model';
import type { Json } from '../../core/base/json';
import { useMachine, useRuns } from '../../shell/stores/context';
import { sampleOf } from '../../shell/stores/runViews';

/** What is known of the data that goes through a state. */
export type Sample = { readonly input?: Json; readonly result?: Json };

const nothing: Sample = {};

/** The data of a state in the last run that came to it. */
export function useSample(stateId: StateId | ''): Sample {
  const name = useMachine().states.get(stateId as StateId)?.name; // '' is the id of no state
  return useRuns((state) => (name === undefined ? nothing : (sampleOf(state, name) ?? nothing)));
}
