import { fail, type Result } from '../../base/result';
import type { Evaluated } from '../failure';
import type { Scope } from '../scope';

/** Compiles an intrinsic call, `States.Format('…', $.x)`. The error is the reason why it is none. */
export function compileIntrinsic(_text: string): Result<(scope: Scope) => Evaluated, string> {
  return fail('soon');
}
