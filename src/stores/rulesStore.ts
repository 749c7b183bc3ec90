import { createStore } from 'zustand/vanilla';
import type { Machine } from '../asl/model';
import type { Problem } from '../asl/problem';
import type { WorkflowType } from './documentStore';
import { readable, type Readable } from './store';

/** Finds the problems of a machine: the rules of the language and of the service. */
export type Validate = (machine: Machine, options: { readonly type: WorkflowType }) => readonly Problem[];

/** The rules that definitions are held against; missing until their script is there. */
export type Rules = { readonly validate?: Validate };

/** The rules and the verb that brings them. */
export type RulesStore = Readable<Rules> & { readonly bring: (validate: Validate) => void };

/**
 * Creates a holder of the rules. They are handed in rather than imported: with the expressions that they read they are a
 * fifth of the workbench's script, and a workflow can be drawn before it is judged.
 */
export function createRulesStore(validate?: Validate): RulesStore {
  const store = createStore<Rules>(() => ({ validate }));
  return { ...readable(store), bring: (rules) => store.setState({ validate: rules }) };
}
