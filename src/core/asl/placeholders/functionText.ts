/**
 * CloudFormation's functions as the text with placeholders that says the same: `{"Fn::GetAtt": ["Pay", "Arn"]}` is
 * `${Pay.Arn}`, and `{"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, …]]}` is `arn:${AWS::Partition}…`.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html (read 2025-11)
 */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { isFunctionCall } from '../functionCall';

/** The text of a function's call. Calls that no text can say become a placeholder that is named after them. */
export function functionText(call: JsonObject): string {
  const [name = ''] = Object.keys(call);
  const argument = member(call, name) ?? null;
  const list: readonly Json[] = Array.isArray(argument) ? argument : [argument];
  switch (name) {
    case 'Ref':
      return placeholder(textOf(argument));
    case 'Fn::GetAtt':
      return placeholder(list.map(textOf).join('.'));
    case 'Fn::Sub':
      return substituted(textOf(list[0] ?? ''), list[1]);
    case 'Fn::Join':
      return (Array.isArray(list[1]) ? (list[1] as readonly Json[]) : []).map(textOf).join(textOf(list[0] ?? ''));
    case 'Fn::Base64':
      return textOf(argument);
    case 'Fn::If':
      return textOf(list[1] ?? '');
    case 'Fn::ImportValue':
      return placeholder(textOf(argument));
    default:
      return placeholder(`${name.replace('Fn::', '')} ${list.map(textOf).join(' ')}`);
  }
}

/** The value itself, or what a choice among values (`Fn::If`) stands for when its condition holds. */
export function takenValue(value: Json): Json {
  let taken = value;
  while (isFunctionCall(taken)) {
    const options = member(taken, 'Fn::If');
    if (!Array.isArray(options) || options.length < 2) break;
    taken = (options as readonly Json[])[1] ?? null;
  }
  return taken;
}

function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  if (isJsonObject(value) && Object.keys(value).length === 1) return functionText(value);
  if (isJsonObject(value)) return textOf(Object.values(value)[0] ?? '');
  return Array.isArray(value) ? (value as readonly Json[]).map(textOf).join(' ') : String(value);
}

/** A placeholder of this name, in which others are no longer told apart. */
function placeholder(name: string): string {
  return `\${${name.replaceAll(/\$\{([^{}]*)\}/g, '$1').replaceAll(/[{}]/g, '')}}`;
}

function substituted(text: string, variables: Json | undefined): string {
  if (!isJsonObject(variables)) return text;
  return text.replaceAll(/\$\{(\w+)\}/g, (written, name: string) => {
    const value = member(variables, name);
    return value === undefined ? written : textOf(value);
  });
}
