/** The workflows of a world, which the tasks of a run can start. */
import { isJsonObject, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { compile, type CompileOptions } from '../interpreter/compile';
import type { Program } from '../interpreter/program';
import { membersAt } from './world';

/**
 * A world in which workflows are at hand: by the name that ends their ARN, or by the whole text that stands for it.
 * Their placeholders are filled in.
 */
export function withWorkflows(world: JsonObject, workflows: Readonly<Record<string, JsonObject>>): JsonObject {
  return { ...world, workflows };
}

/** What the workflows of a world compile to, by their names. The error says which of them cannot be run, and why. */
export function compileWorkflows(
  world: JsonObject,
  options: CompileOptions,
): Result<ReadonlyMap<string, Program>, string> {
  const programs = new Map<string, Program>();
  const compiled = new Map<JsonObject, Program>();
  for (const [name, definition] of Object.entries(membersAt(world, 'workflows'))) {
    if (!isJsonObject(definition)) return fail(`The workflow "${name}" cannot be run: It has no definition.`);
    const known = compiled.get(definition);
    const program = known === undefined ? compile(definition, options) : ok(known);
    if (!program.ok) return fail(`The workflow "${name}" cannot be run: ${program.error}`);
    compiled.set(definition, program.value);
    programs.set(name, program.value);
  }
  return ok(programs);
}
