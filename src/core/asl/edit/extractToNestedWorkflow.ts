import type { JsonObject } from '../../base/json';
import { isFailed } from '../../base/result';
import type { Edit } from '../../document/edits';
import type { Machine, StateId } from '../model';
import { uniqueName } from '../names';
import { stateIdIn } from '../stateId';
import { flowFields, spelt } from './flow';
import { makeBody } from './lift';
import { editText, findScope, findSiblings } from './result';
import { editJson } from './rewrite';
import { replaceBy } from './wrapStates';
import type { VerbResult } from './verb';

/**
 * Replaces states by a Task that runs them as a workflow of its own and waits for it; `extracted` is that workflow's
 * definition. The Task hands the input on and takes the output over, so that what comes after sees the same data.
 * Refuses groups with several ways in or out.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export function extractToNestedWorkflow(
  machine: Machine,
  ids: readonly StateId[],
): VerbResult & { readonly extracted?: string } {
  const states = findSiblings(machine, ids);
  if (isFailed(states)) return states;
  const scope = findScope(machine, states[0]?.scopeId ?? machine.root.id);
  if (isFailed(scope)) return scope;
  const name = uniqueName(machine, states.length === 1 ? `Run ${states[0]?.name}` : 'Run nested workflow');
  const body = makeBody(machine, scope, states, (wanted) => uniqueName(machine, wanted, new Set([name])));
  if (isFailed(body)) return body;

  const isJsonata = machine.queryLanguage === 'JSONata';
  const fields: JsonObject = { ...nestedTask(isJsonata), ...flowFields(body.follow) };
  const edits = replaceBy(machine, scope, states, name, spelt(fields, body.follow));
  const result = editText(
    machine,
    edits,
    `Extract ${states.length === 1 ? `"${states[0]?.name}"` : `${states.length} states`} to a workflow`,
    [stateIdIn(scope.id, name)],
  );
  if (isFailed(result)) return result;
  const language: readonly Edit[] = isJsonata
    ? [{ op: 'insertMember', at: '', key: 'QueryLanguage', value: { value: 'JSONata' }, after: null }]
    : [];
  return { ...result, extracted: `${editJson(body.text, () => language)}\n` };
}

function nestedTask(isJsonata: boolean): JsonObject {
  const Resource = 'arn:aws:states:::states:startExecution.sync:2';
  const StateMachineArn = '${NestedWorkflowArn}';
  return isJsonata
    ? {
        Type: 'Task',
        Resource,
        Arguments: { StateMachineArn, Input: '{% $states.input %}' },
        Output: '{% $states.result.Output %}',
      }
    : { Type: 'Task', Resource, Parameters: { StateMachineArn, 'Input.$': '$' }, OutputPath: '$.Output' };
}
