import type { Json, JsonObject } from '../../../base/json';
import { optional } from '../../../base/optional';
import { isFailed } from '../../../base/result';
import { readTree } from '../../../document/tree';
import { runCase, type TaskScript } from '../../../interpreter/testing/runCase';
import { changeLanguage } from '../../edit/changeLanguage';
import { convertLanguage, type LanguagePlan } from '../../convertLanguage';
import { applyChanges } from '../../../document/changes';
import type { QueryLanguage } from '../../model';
import { readModel } from '../../readModel';

/** The definition with all its states in the other language, by way of the verb and its text, and the plan of it. */
export function convertDefinition(
  definition: JsonObject,
  language: QueryLanguage,
): { readonly converted: JsonObject; readonly plan: LanguagePlan } {
  const text = JSON.stringify(definition, null, 2);
  const machine = readModel(readTree(text, 'json'));
  const result = changeLanguage(machine, '', language);
  if (isFailed(result)) throw new Error(result.error);
  return { converted: JSON.parse(applyChanges(text, result.changes)), plan: convertLanguage(machine, '', language) };
}

/** What came of a run: its output and the parameters of its tasks, or that it failed. */
export type Ran = { readonly status: string; readonly output?: Json; readonly scheduled: readonly Json[] };

/** Runs a definition. */
export async function ran(
  definition: JsonObject,
  input: Json,
  tasks?: Readonly<Record<string, readonly TaskScript[]>>,
): Promise<Ran> {
  const { outcome, events } = await runCase({ definition, input, ...optional({ tasks }) });
  const scheduled = events.flatMap((event) => (event.type === 'TaskScheduled' ? [event.details.parameters] : []));
  return { status: outcome.status, ...optional({ output: outcome.output }), scheduled };
}
