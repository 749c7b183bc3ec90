/**
 * The plan that turns the JSONata fields of a state into JSONPath. JSONPath can only select, so what is more than a
 * plain path or a fixed value has no equivalent and stays, with the reason.
 */
import { isJsonObject, member, setMember, type Json, type JsonObject } from '../../base/json';
import { expressionIn } from '../../expressions/jsonata';
import type { StateType } from '../model';
import { PlanBuilder, type FieldPlan } from './plan';
import { CannotConvert } from './words';

/** Plans the fields of a state. Fields that are the same in both languages are not in the plan. */
export function planJsonPath(type: StateType, fields: JsonObject): FieldPlan {
  const builder = new PlanBuilder();
  const hasResult = type === 'Task' || type === 'Parallel' || type === 'Map';
  for (const name of [
    'TimeoutSeconds',
    'HeartbeatSeconds',
    'Seconds',
    'Timestamp',
    'MaxConcurrency',
    'ToleratedFailureCount',
    'ToleratedFailurePercentage',
    'Error',
    'Cause',
  ])
    planTwin(builder, '', '', fields, name);
  planPart(builder, '', '', fields, 'Arguments', (value) => ({ Parameters: templateOf(value, '$states.input') }));
  planPart(builder, '', '', fields, 'Items', (value) => ({ ItemsPath: pathOf(value, '$states.input') }));
  planPart(builder, '', '', fields, 'ItemSelector', (value) => ({ ItemSelector: templateOf(value, '$states.input') }));
  planPart(builder, '', '', fields, 'Credentials', (value) => ({ Credentials: templateOf(value, '$states.input') }));
  planPart(builder, '', '', fields, 'Output', (value) => convertOutput(type, value));
  planPart(builder, '', '', fields, 'Assign', (value) => {
    if (type === 'Pass' && Object.hasOwn(fields, 'Output') && JSON.stringify(value).includes('$states.input'))
      throw new CannotConvert('In JSONPath, "$" in the Assign of a Pass state is its result, not its input.');
    return { Assign: templateOf(value, hasResult ? '$states.result' : '$states.input') };
  });
  planNested(builder, fields);
  planRules(builder, fields);
  planCatch(builder, fields);
  return builder;
}

function planPart(
  builder: PlanBuilder,
  at: string,
  label: string,
  object: JsonObject,
  name: string,
  build: (value: Json) => JsonObject,
): void {
  const value = member(object, name);
  if (value !== undefined) builder.convert(at, label, object, [name], () => build(value));
}

function planTwin(builder: PlanBuilder, at: string, label: string, object: JsonObject, name: string): void {
  const value = member(object, name);
  if (typeof value === 'string' && expressionIn(value) !== undefined)
    planPart(builder, at, label, object, name, () => ({ [`${name}Path`]: pathOf(value, '$states.input') }));
}

function planNested(builder: PlanBuilder, fields: JsonObject): void {
  const inObject = (object: JsonObject, name: string, plan: (inner: JsonObject) => void): void => {
    const inner = member(object, name);
    if (isJsonObject(inner)) plan(inner);
  };
  const toParameters = (value: Json): JsonObject => ({ Parameters: templateOf(value, '$states.input') });
  inObject(fields, 'ItemReader', (reader) => {
    planPart(builder, '/ItemReader', 'ItemReader: ', reader, 'Arguments', toParameters);
    inObject(reader, 'ReaderConfig', (config) =>
      planTwin(builder, '/ItemReader/ReaderConfig', 'ItemReader: ', config, 'MaxItems'),
    );
  });
  inObject(fields, 'ItemBatcher', (batcher) => {
    for (const name of ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'])
      planTwin(builder, '/ItemBatcher', 'ItemBatcher: ', batcher, name);
    planPart(builder, '/ItemBatcher', 'ItemBatcher: ', batcher, 'BatchInput', (value) => ({
      BatchInput: templateOf(value, '$states.input'),
    }));
  });
  inObject(fields, 'ResultWriter', (writer) =>
    planPart(builder, '/ResultWriter', 'ResultWriter: ', writer, 'Arguments', toParameters),
  );
}

/** The rules of a Choice: a plain path to a boolean is a comparison with true. */
function planRules(builder: PlanBuilder, fields: JsonObject): void {
  forEachIn(fields, 'Choices', (rule, at, label) => {
    planPart(builder, at, label, rule, 'Condition', (value) => ({
      Variable: pathOf(value, '$states.input'),
      BooleanEquals: true,
    }));
    planPart(builder, at, label, rule, 'Assign', (value) => ({ Assign: templateOf(value, '$states.input') }));
    planPart(builder, at, label, rule, 'Output', (value) => {
      if (isPathTo(value, '$states.input')) return {};
      throw new CannotConvert('In JSONPath a rule has no output of its own.');
    });
  });
}

function planCatch(builder: PlanBuilder, fields: JsonObject): void {
  forEachIn(fields, 'Catch', (catcher, at, label) => {
    planPart(builder, at, label, catcher, 'Output', (value): JsonObject => {
      if (isPathTo(value, '$states.errorOutput')) return {};
      if (isPathTo(value, '$states.input')) return { ResultPath: null };
      throw new CannotConvert('A catcher can only place the whole error output in the input. Set its ResultPath.');
    });
    planPart(builder, at, label, catcher, 'Assign', (value) => ({ Assign: templateOf(value, '$states.errorOutput') }));
  });
}

function forEachIn(
  fields: JsonObject,
  name: string,
  plan: (entry: JsonObject, at: string, label: string) => void,
): void {
  const entries = member(fields, name);
  if (!Array.isArray(entries)) return;
  for (const [i, entry] of (entries as readonly Json[]).entries())
    if (isJsonObject(entry)) plan(entry, `/${name}/${i}`, `${name} ${i + 1}: `);
}

/** What an Output becomes: a template of the input or the result, a part of it, or a fixed value. */
function convertOutput(type: StateType, value: Json): JsonObject {
  const isPass = type === 'Pass';
  const hasResult = type === 'Task' || type === 'Parallel' || type === 'Map';
  const expression = typeof value === 'string' ? expressionIn(value) : undefined;
  if (expression !== undefined) {
    if (hasResult && isPathTo(value, '$states.result')) return {};
    if (hasResult && isPathTo(value, '$states.input')) return { ResultPath: null };
    const path = pathOf(value, hasResult ? '$states.result' : '$states.input');
    return path === '$' ? {} : { OutputPath: path };
  }
  if (isPass && !hasExpression(value)) return { Result: value };
  if (isPass) return { Parameters: templateOf(value, '$states.input') };
  if (hasResult) return { ResultSelector: templateOf(value, '$states.result') };
  throw new CannotConvert(`In JSONPath a ${type} state can only hand on a part of its input.`);
}

function hasExpression(value: Json): boolean {
  if (typeof value === 'string') return expressionIn(value) !== undefined;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasExpression);
}

/** JSON with expressions in it as a payload template. */
function templateOf(value: Json, input: string): Json {
  if (!isJsonObject(value)) throw new CannotConvert('In JSONPath this is an object whose members may be paths.');
  return convertMembers(value, input);
}

function convertMembers(object: JsonObject, input: string): JsonObject {
  const template: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) {
    const expression = typeof value === 'string' ? expressionIn(value) : undefined;
    if (key.endsWith('.$')) throw new CannotConvert(`The member "${key}" would be evaluated in JSONPath.`);
    if (expression === undefined) setMember(template, key, convertItem(value, input));
    else {
      const literal = literalOf(expression);
      if (literal === undefined) setMember(template, `${key}.$`, pathOf(value, input));
      else setMember(template, key, literal);
    }
  }
  return template;
}

function convertItem(value: Json, input: string): Json {
  if (isJsonObject(value)) return convertMembers(value, input);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => convertItem(item, input));
  if (typeof value !== 'string') return value;
  const expression = expressionIn(value);
  if (expression === undefined) return value;
  const literal = literalOf(expression);
  if (literal === undefined)
    throw new CannotConvert('In JSONPath the items of a list that is written out are not evaluated.');
  return literal;
}

function literalOf(expression: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(expression);
    return typeof value === 'object' && value !== null ? undefined : (value as Json); // JSON.parse gives JSON
  } catch {
    return undefined;
  }
}

function isPathTo(value: Json, expression: string): boolean {
  return typeof value === 'string' && expressionIn(value)?.trim() === expression;
}

/** An expression that is a plain path, as JSONPath. `input` is what `$` means there. */
function pathOf(value: Json, input: string): string {
  const expression = typeof value === 'string' ? expressionIn(value)?.trim() : undefined;
  if (expression === undefined) throw new CannotConvert('In JSONPath this can only be a path.');
  const [, root, rest = ''] =
    /^(\$[A-Za-z_]\w*(?:(?<=^\$states)\.(?:input|context|result|errorOutput)(?![\w]))?)((?:\.(?:[A-Za-z_]\w*|`[^`'\\]+`)|\[-?\d+\])*)$/.exec(
      expression,
    ) ?? [];
  if (root === undefined || root === '$states')
    throw new CannotConvert(`"${expression}" is more than a plain path, and JSONPath can only select.`);
  const start =
    root === input ? '$' : root === '$states.context' ? '$$' : root.startsWith('$states.') ? undefined : root;
  if (start === undefined) throw new CannotConvert(`In JSONPath, "$" here is ${input}; "${root}" cannot be reached.`);
  return start + rest.replace(/\.`([^`]+)`/g, "['$1']").replace(/\[(-\d+)\]/g, '[(@.length$1)]');
}
