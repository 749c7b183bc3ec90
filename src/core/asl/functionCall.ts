import { isJsonObject, type Json, type JsonObject } from '../base/json';

/**
 * Whether a value is an object of the one member that CloudFormation's
 * functions have: `{"Ref": …}`, `{"Fn::GetAtt": …}`.
 */
export function isFunctionCall(value: Json): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const [key, ...more] = Object.keys(value);
  return key !== undefined && more.length === 0 && (key.startsWith('Fn::') || key === 'Ref');
}
