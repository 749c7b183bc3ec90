import { createStore } from 'zustand/vanilla';
import type { Machine } from '../../core/asl/model';
import type { Problem } from '../../core/asl/problem';
import type { SdkNames } from '../../core/asl/sdk/readSdkNames';
import type { WorkflowType } from './documentStore';
import { readable, type Readable } from './store';

/** Finds the problems of a machine: the rules of the language and of the service. */
export type Validate = (
  machine: Machine,
  options: { readonly type: WorkflowType; readonly sdkNames?: SdkNames | undefined },
) => readonly Problem[];

/** The rules that definitions are held against; missing until their script is there. */
export type Rules = {
  readonly validate?: Validate;
  /** The names of all AWS SDK calls, once somebody has asked for them and they have come. */
  readonly sdkNames?: SdkNames;
  /** Why they have not come. */
  readonly sdkNamesFault?: string;
};

/** The rules and the verbs that bring them. */
export type RulesStore = Readable<Rules> & {
  readonly bring: (validate: Validate) => void;
  /** Fetches the names of AWS SDK calls, unless they are here or on their way. */
  readonly wantSdkNames: () => void;
};

/**
 * Creates a holder of the rules. They are handed in rather than imported: with the expressions that they read they are
 * a fifth of the workbench's script, and a workflow can be drawn before it is judged.
 */
export function createRulesStore(validate?: Validate, fetchSdkNames?: () => Promise<SdkNames>): RulesStore {
  const store = createStore<Rules>(() => ({ validate }));
  let isFetching = false;
  return {
    ...readable(store),
    bring: (rules) => store.setState({ validate: rules }),
    wantSdkNames: () => {
      if (isFetching || !fetchSdkNames || store.getState().sdkNames) return;
      isFetching = true;
      fetchSdkNames()
        .then((sdkNames) => store.setState({ sdkNames, sdkNamesFault: undefined }))
        .catch((error: unknown) =>
          store.setState({ sdkNamesFault: error instanceof Error ? error.message : String(error) }),
        )
        .finally(() => {
          isFetching = false;
        });
    },
  };
}
