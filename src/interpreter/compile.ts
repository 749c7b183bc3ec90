/** Turns a definition into a program, once. */
import { fail, type Result } from '../base/result';
import type { JsonObject } from '../base/json';
import type { Program } from './program';

/** Compiles a definition. The error says why it cannot be run at all; faults inside a state are found when it is entered. */
export function compile(_definition: JsonObject): Result<Program, string> {
  return fail('soon');
}
