import { fail, type Result } from '../base/result';

/** What the static check of one JSONata expression finds. */
export type JsonataAnalysis = {
  /** Names of free variables (`$x` that the expression does not bind itself and that are no functions of the language), without `$`, in order of appearance. */
  readonly variables: readonly string[];
  /** Members of `$states` that it reads: `input`, `context`, `result`, `errorOutput`, or a name that does not exist. */
  readonly statesMembers: readonly string[];
  /** Every part that needs a context document, which expressions of the service do not have: `foo.bar`, `$`, `$$`. */
  readonly unsupported: readonly string[];
};

/** Parses an expression (without its `{% %}`) and lists what it refers to. The error says why it does not parse. */
export function analyseJsonata(_expression: string): Result<JsonataAnalysis, string> {
  return fail('soon');
}
