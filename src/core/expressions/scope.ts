import type { Json } from '../base/json';

/** The variables that an expression sees. A lookup, so that inner scopes chain to outer ones without copying. */
export type Variables = { get(name: string): Json | undefined };

/** Where chance comes from: numbers from 0 inclusive to 1 exclusive. `base/random` makes one from a seed. */
export type RandomSource = { next(): number };

/** What a JSONPath expression (path, template, intrinsic call, choice rule) is evaluated against. */
export type Scope = {
  /** The document that `$` names. */
  readonly input: Json;
  /** The context object, `$$`. */
  readonly context: Json;
  /** What `$name` refers to. */
  readonly variables: Variables;
  /** Chance for States.UUID and unseeded States.MathRandom. */
  readonly random: RandomSource;
};
