/**
 * What Step Functions itself demands of a call's parameters before it makes the call. A call that breaks a rule is not
 * scheduled: the state fails with States.Runtime, and the words below stand in its cause.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html (read 2025-11)
 */
import { integrationOf } from '../asl/integrations';
import { isJsonObject, member, type Json } from '../base/json';
import type { TaskTarget } from '../interpreter/ports';

/** Fields whose members are lists of texts. */
const listFields: Readonly<Record<string, readonly string[]>> = {
  'apigateway:invoke': ['Headers', 'QueryParameters'],
};

/** Fields that hold a text, or JSON that is sent as one; users of the service report that a bare number is neither. */
const textFields: Readonly<Record<string, readonly string[]>> = {
  'lambda:invoke': ['Payload'],
};

/** Why a call cannot be made with its parameters, in the service's words; undefined when it can. */
export function checkTask(_stateName: string, target: TaskTarget, parameters: Json): string | undefined {
  if (target.kind !== 'service' || !isJsonObject(parameters)) return undefined;
  const call = `${target.resourceType}:${target.action}`;
  const missing = (integrationOf(target.resourceType, target.action)?.required ?? [])
    .filter((name) => member(parameters, name) === undefined)
    .map((name) => `The field '${name}' is required but was missing`);
  const malformed = (listFields[call] ?? [])
    .filter((name) => !isListObject(member(parameters, name)))
    .map((name) => `The value of the field '${name}' has an invalid format`);
  const bare = (textFields[call] ?? [])
    .filter((name) => isBare(member(parameters, name)))
    .map((name) => `The value for the field '${name}' must be a STRING`);
  const reasons = [...missing, ...malformed, ...bare];
  return reasons.length === 0
    ? undefined
    : `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${reasons.join(', ')}]`;
}

function isListObject(value: Json | undefined): boolean {
  return value === undefined || value === null || (isJsonObject(value) && Object.values(value).every(Array.isArray));
}

function isBare(value: Json | undefined): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}
