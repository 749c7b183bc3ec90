/** The plan that turns the JSONPath fields of a state into JSONata. */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import type { StateType } from '../model';
import { PlanBuilder, pick, type FieldPlan } from './plan';
import { CannotConvert, inMarks } from './words';
import { testMembers, writeCondition } from './writeCondition';
import { isExpression, outputShape, placedShape, resultShape, rooted, shapeOf } from './writeOutput';
import { writePath } from './writePath';
import { convertLiteral, convertTemplate, writeDynamic } from './writeTemplate';

/** Plans the fields of a state. Fields that are the same in both languages are not in the plan. */
export function planJsonata(type: StateType, fields: JsonObject): FieldPlan {
  const builder = new PlanBuilder();
  const input = (): string => effectiveInput(fields);
  planTwins(builder, fields, input);
  if (type === 'Map') planMap(builder, fields, input);
  if (type === 'Task' || type === 'Parallel') planArguments(builder, fields, input);
  if (type === 'Choice') planChoices(builder, fields, input);
  else if (type !== 'Fail') planOutput(builder, type, fields, input);
  if (type === 'Task') planTemplate(builder, '', '', fields, ['Credentials', 'Credentials'], input);
  planAssign(builder, '', '', fields, () => assignInput(type, fields, input));
  planCatch(builder, fields);
  return builder;
}

/** What `$` means behind InputPath. */
function effectiveInput(fields: JsonObject): string {
  const path = member(fields, 'InputPath');
  if (path === undefined || path === '$') return '$states.input';
  if (path === null) return '{}';
  if (typeof path !== 'string') throw new CannotConvert('InputPath is no path.');
  return writePath(path, { input: '$states.input', notes: new Set() });
}

const dynamicTwins: ReadonlySet<string> = new Set(['Error', 'Cause']);
const twins = [
  'TimeoutSeconds',
  'HeartbeatSeconds',
  'Seconds',
  'Timestamp',
  'MaxConcurrency',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
  'Error',
  'Cause',
];

/** `SecondsPath` becomes `Seconds` with an expression; fixed texts stay texts. */
function planTwins(builder: PlanBuilder, fields: JsonObject, input: () => string): void {
  for (const name of twins) planTwin(builder, '', '', fields, name, input);
}

function planTwin(
  builder: PlanBuilder,
  at: string,
  label: string,
  object: JsonObject,
  name: string,
  input: () => string,
): void {
  const path = member(object, `${name}Path`);
  if (path !== undefined) {
    builder.convert(at, label, object, [`${name}Path`], (notes) => {
      if (typeof path !== 'string') throw new CannotConvert(`${name}Path is no path.`);
      const words = { input: rooted(input()), notes };
      return { [name]: inMarks(dynamicTwins.has(name) ? writeDynamic(path, words) : writePath(path, words)) };
    });
    return;
  }
  const literal = member(object, name);
  if (typeof literal === 'string')
    builder.convert(at, label, object, [name], () => ({ [name]: convertLiteral(literal) }));
}

/** A payload template that goes by another name in JSONata, or by the same. */
function planTemplate(
  builder: PlanBuilder,
  at: string,
  label: string,
  object: JsonObject,
  [from, to]: readonly [from: string, to: string],
  input: () => string,
): void {
  const template = member(object, from);
  if (template === undefined) return;
  builder.convert(at, label, object, [from], (notes) => ({
    [to]: convertTemplate(template, { input: rooted(input()), notes }),
  }));
}

function planArguments(builder: PlanBuilder, fields: JsonObject, input: () => string): void {
  const template = member(fields, 'Parameters');
  builder.convert('', '', fields, ['InputPath', 'Parameters'], (notes): JsonObject => {
    if (template !== undefined) return { Arguments: convertTemplate(template, { input: rooted(input()), notes }) };
    const whole = input();
    return whole === '$states.input' ? {} : { Arguments: whole === '{}' ? {} : inMarks(whole) };
  });
}

function planMap(builder: PlanBuilder, fields: JsonObject, input: () => string): void {
  builder.convert('', '', fields, ['InputPath', 'ItemsPath'], (notes): JsonObject => {
    const path = member(fields, 'ItemsPath');
    if (Object.hasOwn(fields, 'ItemReader')) {
      if (path !== undefined) notes.add('ItemsPath has no effect beside an ItemReader.');
      return {};
    }
    if (path !== undefined && typeof path !== 'string') throw new CannotConvert('ItemsPath is no path.');
    const items = path === undefined ? input() : writePath(path, { input: rooted(input()), notes });
    return items === '$states.input' ? {} : { Items: inMarks(items) };
  });
  planTemplate(builder, '', '', fields, ['ItemSelector', 'ItemSelector'], input);
  planTemplate(builder, '', '', fields, ['Parameters', 'ItemSelector'], input);
  inObject(fields, 'ItemReader', (reader) => {
    planTemplate(builder, '/ItemReader', 'ItemReader: ', reader, ['Parameters', 'Arguments'], input);
    inObject(reader, 'ReaderConfig', (config) =>
      planTwin(builder, '/ItemReader/ReaderConfig', 'ItemReader: ', config, 'MaxItems', input),
    );
  });
  inObject(fields, 'ItemBatcher', (batcher) => {
    for (const name of ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'])
      planTwin(builder, '/ItemBatcher', 'ItemBatcher: ', batcher, name, input);
    planTemplate(builder, '/ItemBatcher', 'ItemBatcher: ', batcher, ['BatchInput', 'BatchInput'], input);
  });
  inObject(fields, 'ResultWriter', (writer) =>
    planTemplate(builder, '/ResultWriter', 'ResultWriter: ', writer, ['Parameters', 'Arguments'], input),
  );
}

function inObject(object: JsonObject, name: string, plan: (inner: JsonObject) => void): void {
  const inner = member(object, name);
  if (isJsonObject(inner)) plan(inner);
}

/** What makes the output, by type. InputPath belongs to it where there is no other field to take it in. */
function planOutput(builder: PlanBuilder, type: StateType, fields: JsonObject, input: () => string): void {
  const isPass = type === 'Pass';
  const hasResult = type === 'Task' || type === 'Parallel' || type === 'Map';
  const names = hasResult
    ? ['ResultSelector', 'ResultPath', 'OutputPath']
    : isPass
      ? ['InputPath', 'Parameters', 'Result', 'ResultPath', 'OutputPath']
      : ['InputPath', 'OutputPath'];
  builder.convert('', '', fields, names, (notes): JsonObject => {
    const words = { input: '$states.input', notes };
    const result = hasResult || isPass ? resultShape(fields, isPass, () => rooted(input()), notes) : shapeOf(input());
    return outputMember(
      outputShape(pick(fields, hasResult || isPass ? names : ['OutputPath']), result, words).json(),
      hasResult ? '$states.result' : '$states.input',
    );
  });
}

/** Output, unless it is what the state gives without one. */
function outputMember(output: Json, otherwise: string): JsonObject {
  return isExpression(output, otherwise) ? {} : { Output: isExpression(output, '{}') ? {} : output };
}

/** A Choice's filters hold for every way out of it; in JSONata each rule says its own Output. */
function planChoices(builder: PlanBuilder, fields: JsonObject, input: () => string): void {
  let output: JsonObject = {};
  const before = pick(fields, ['InputPath', 'OutputPath']);
  builder.convert('', '', fields, Object.keys(before), (notes) => {
    output = outputMember(
      outputShape(pick(fields, ['OutputPath']), shapeOf(input()), { input: '$states.input', notes }).json(),
      '$states.input',
    );
    return output;
  });
  const rules = member(fields, 'Choices');
  if (!Array.isArray(rules)) return;
  for (const [i, rule] of (rules as readonly Json[]).entries()) {
    if (!isJsonObject(rule)) continue;
    const at = `/Choices/${i}`;
    const label = `Choices ${i + 1}: `;
    builder.convert(at, label, rule, testMembers(rule), (notes) => ({
      Condition: inMarks(writeCondition(rule, { input: rooted(input()), notes })),
      ...output,
    }));
    planAssign(builder, at, label, rule, input);
  }
}

function planAssign(builder: PlanBuilder, at: string, label: string, object: JsonObject, input: () => string): void {
  planTemplate(builder, at, label, object, ['Assign', 'Assign'], input);
}

/** What `$` means in the state's own Assign: the raw result, or for states without one the effective input. */
function assignInput(type: StateType, fields: JsonObject, input: () => string): string {
  if (type === 'Task' || type === 'Parallel' || type === 'Map') return '$states.result';
  return type === 'Pass' ? resultShape(fields, true, () => rooted(input()), new Set()).text() : input();
}

function planCatch(builder: PlanBuilder, fields: JsonObject): void {
  const catchers = member(fields, 'Catch');
  if (!Array.isArray(catchers)) return;
  for (const [i, catcher] of (catchers as readonly Json[]).entries()) {
    if (!isJsonObject(catcher)) continue;
    const at = `/Catch/${i}`;
    const label = `Catch ${i + 1}: `;
    builder.convert(at, label, catcher, ['ResultPath'], () =>
      outputMember(
        placedShape(member(catcher, 'ResultPath'), shapeOf('$states.errorOutput')).json(),
        '$states.errorOutput',
      ),
    );
    planAssign(builder, at, label, catcher, () => '$states.errorOutput');
  }
}
