/**
 * ResultSelector, ResultPath and OutputPath as one Output. In JSONPath the result goes into the raw input and a part of
 * that goes on; JSONata has one field, so the merging is written out with $merge.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html (read 2025-11)
 */
import { member, type Json, type JsonObject } from '../../base/json';
import { parsePath } from '../../expressions/path/parsePath';
import { isDefinite, type PathToken } from '../../expressions/path/tokens';
import { CannotConvert, inMarks, withInput, type Words } from './words';
import { writeName, writeParsedPath, writePath } from './writePath';
import { convertLiteral, convertTemplate, writeLiteral, writeTemplate } from './writeTemplate';

/** Something that can be written as JSON with expressions in it, or as one expression. */
export type Shape = { readonly json: () => Json; readonly text: () => string };

/** The shape of an expression. */
export function shapeOf(expression: string): Shape {
  return { json: () => inMarks(expression), text: () => expression };
}

/** The shape of a payload template. */
export function shapeOfTemplate(template: Json, words: Words): Shape {
  return { json: () => convertTemplate(template, words), text: () => writeTemplate(template, words) };
}

/** What a state gives before ResultPath: `input` is its effective input. */
export function resultShape(fields: JsonObject, isPass: boolean, input: () => string, notes: Set<string>): Shape {
  if (!isPass) {
    const selector = member(fields, 'ResultSelector');
    return selector === undefined
      ? shapeOf('$states.result')
      : shapeOfTemplate(selector, { input: '$states.result', notes });
  }
  const result = member(fields, 'Result');
  if (result !== undefined) return { json: () => convertLiteral(result), text: () => writeLiteral(result) };
  const parameters = member(fields, 'Parameters');
  return parameters === undefined ? shapeOf(input()) : shapeOfTemplate(parameters, { input: input(), notes });
}

/** The result behind ResultPath and OutputPath. */
export function outputShape(fields: JsonObject, result: Shape, words: Words): Shape {
  return behindOutputPath(member(fields, 'OutputPath'), member(fields, 'ResultPath'), result, words);
}

/** A result placed in the raw input. */
export function placedShape(resultPath: Json | undefined, result: Shape): Shape {
  if (resultPath === undefined || resultPath === '$') return result;
  if (resultPath === null) return shapeOf('$states.input');
  const names = namesOf(resultPath);
  return shapeOf(mergeInto('$states.input', names, result.text()));
}

function behindOutputPath(
  outputPath: Json | undefined,
  resultPath: Json | undefined,
  result: Shape,
  words: Words,
): Shape {
  if (outputPath === undefined || outputPath === '$') return placedShape(resultPath, result);
  if (outputPath === null) return { json: () => ({}), text: () => '{}' };
  if (typeof outputPath !== 'string') throw new CannotConvert('OutputPath is no path.');
  const path = parsePath(outputPath);
  if (!path.ok) throw new CannotConvert(`OutputPath is no path: ${path.error}.`);
  const { root, tokens } = path.value;
  if (root.kind !== 'input') return shapeOf(writePath(outputPath, words));
  const follow = (rest: readonly PathToken[], from: string): Shape =>
    shapeOf(writeParsedPath({ root, tokens: rest }, outputPath, withInput(words, rooted(from))));
  if (resultPath === null) return follow(tokens, '$states.input');
  if (resultPath === undefined || resultPath === '$') return follow(tokens, result.text());
  const placed = namesOf(resultPath);
  const common = commonLength(placed, tokens);
  if (common === placed.length) return common === tokens.length ? result : follow(tokens.slice(common), result.text());
  if (common < tokens.length && isDefinite(tokens)) return follow(tokens, '$states.input');
  return follow(tokens, mergeInto('$states.input', placed, result.text()));
}

/** An expression that a path can go on from. */
export function rooted(expression: string): string {
  return /^[$\w.]+$/.test(expression) || (expression.startsWith('{') && !expression.includes(':'))
    ? expression
    : `(${expression})`;
}

/** How many of the names of ResultPath a path begins with. */
function commonLength(names: readonly string[], tokens: readonly PathToken[]): number {
  const at = names.findIndex((name, i) => {
    const token = tokens[i];
    return token?.kind !== 'names' || token.names.length !== 1 || token.names[0] !== name;
  });
  return at === -1 ? names.length : at;
}

function namesOf(resultPath: Json): readonly string[] {
  const path = typeof resultPath === 'string' ? parsePath(resultPath) : undefined;
  if (!path?.ok || path.value.root.kind !== 'input')
    throw new CannotConvert('ResultPath is no reference path into the input.');
  return path.value.tokens.map((token) => {
    if (token.kind !== 'names' || token.names.length !== 1)
      throw new CannotConvert(
        `ResultPath "${String(resultPath)}" sets an item of a list, for which JSONata has no short form.`,
      );
    return token.names[0] ?? '';
  });
}

/** Sets a member in an object, keeping the others: each object on the way is merged with what comes into it. */
function mergeInto(base: string, names: readonly string[], value: string): string {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  const inner = rest.length === 0 ? value : mergeInto(`${base}.${writeName(name)}`, rest, value);
  return `$merge([${base}, {${JSON.stringify(name)}: ${inner}}])`;
}

/** Tells whether a JSON value is one expression only, and which. */
export function isExpression(value: Json, expression: string): boolean {
  return value === inMarks(expression);
}
