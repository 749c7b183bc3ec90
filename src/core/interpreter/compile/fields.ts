/** Reads the fields of one state into closures, and collects what is wrong with them. */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { ok, type Result } from '../../base/result';
import type { Evaluated } from '../../expressions/failure';
import { compilePath, nothingToRead, readPath, startsInNull, type CompiledPath } from '../../expressions/jsonPath';
import { compileJsonataTemplate, expressionIn, type ExpectedType } from '../../expressions/jsonata';
import { compileDynamicField, compileTemplate } from '../../expressions/payloadTemplate';
import { compileReferencePath } from '../../expressions/referencePath';
import { end, nowhere, type Evaluate, type NumberField, type ResultPlace, type Target, type View } from '../program';

/** One state's fields, while they are compiled. */
export type Fields = {
  readonly object: JsonObject;
  readonly isJsonata: boolean;
  /** The states of the scope, by name. */
  readonly targets: ReadonlyMap<string, number>;
  /** What is wrong, in the order in which it was found. */
  readonly faults: string[];
};

/** An own field's value. */
export function fieldOf(fields: Fields, name: string): Json | undefined {
  return member(fields.object, name);
}

/** A compiled part, or nothing with a fault noted. */
export function accept<T>(fields: Fields, name: string, result: Result<T, string>): T | undefined {
  if (result.ok) return result.value;
  fields.faults.push(`The field "${name}" cannot be used: ${result.error}`);
  return undefined;
}

/** A path that selects: InputPath, OutputPath, ItemsPath. Undefined for `$`; `null` selects an empty object. */
export function compileSelection(fields: Fields, name: string): Evaluate | undefined {
  const value = fieldOf(fields, name);
  if (value === undefined || value === '$') return undefined;
  if (value === null) return () => ok({});
  if (typeof value !== 'string') return void fields.faults.push(`The field "${name}" must be a path.`);
  const path = accept(fields, name, compilePath(value));
  return path && ((view) => readPath(path, view));
}

/** A payload template (JSONPath) or a template of expressions (JSONata) in a field of `object`. */
export function compileShape(
  fields: Fields,
  name: string,
  object: JsonObject = fields.object,
  location: string = name,
): Evaluate | undefined {
  const value = member(object, name);
  if (value === undefined) return undefined;
  return fields.isJsonata ? compileExpression(fields, value, location) : accept(fields, name, compileTemplate(value));
}

/** A value whose texts may be JSONata expressions. */
export function compileExpression(
  fields: Fields,
  value: Json,
  location: string,
  expected?: ExpectedType,
): Evaluate | undefined {
  const compiled = accept(fields, location, compileJsonataTemplate(value, location, expected));
  return compiled && ((view) => compiled.evaluate(view));
}

/** Assign, of a state, a rule or a catcher; an empty one assigns nothing. */
export function compileAssign(fields: Fields, object: JsonObject, location: string): Evaluate | undefined {
  const value = member(object, 'Assign');
  if (value === undefined || (isJsonObject(value) && Object.keys(value).length === 0)) return undefined;
  if (!isJsonObject(value)) return void fields.faults.push(`The field "${location}" must be an object.`);
  return compileShape(fields, 'Assign', object, location);
}

/** ResultPath, of a state or a catcher. */
export function compileResultPlace(fields: Fields, object: JsonObject): ResultPlace {
  const value = fields.isJsonata ? undefined : member(object, 'ResultPath');
  if (value === undefined || value === '$') return 'replace';
  if (value === null) return 'discard';
  if (typeof value !== 'string') {
    fields.faults.push('The field "ResultPath" must be a reference path.');
    return 'replace';
  }
  return accept(fields, 'ResultPath', compileReferencePath(value)) ?? 'replace';
}

/** A number given as such, in `<name>Path` (JSONPath) or by an expression (JSONata). */
export function compileNumber(
  fields: Fields,
  name: string,
  object: JsonObject = fields.object,
  location: string = name,
): NumberField | undefined {
  const path = fields.isJsonata ? undefined : member(object, `${name}Path`);
  if (path !== undefined) {
    if (typeof path !== 'string') return void fields.faults.push(`The field "${name}Path" must be a path.`);
    const compiled = accept(fields, `${name}Path`, compilePath(path));
    return (
      compiled && {
        kind: 'path',
        text: path,
        read: (view) => readPath(compiled, view),
        find: (view) => findValue(compiled, view),
      }
    );
  }
  const value = member(object, name);
  if (value === undefined) return undefined;
  if (typeof value === 'number') return { kind: 'literal', value };
  if (fields.isJsonata && typeof value === 'string' && expressionIn(value) !== undefined) {
    const evaluate = compileExpression(fields, value, location, 'number');
    return evaluate && { kind: 'expression', evaluate };
  }
  return void fields.faults.push(`The field "${name}" must be a number.`);
}

/** What a path leads to, where a miss has words of its own. */
export function findValue(path: CompiledPath, view: View): Evaluated<Json | undefined> {
  return startsInNull(path, view) ? nothingToRead() : ok(path.select(view));
}

/** A text given as such, in `<name>Path` (JSONPath) or by an expression (JSONata). */
export function compileText(fields: Fields, name: string): Evaluate | undefined {
  const path = fields.isJsonata ? undefined : fieldOf(fields, `${name}Path`);
  if (path !== undefined) {
    if (typeof path !== 'string') return void fields.faults.push(`The field "${name}Path" must be a path.`);
    return accept(fields, `${name}Path`, compileDynamicField(path, `${name}Path`));
  }
  const value = fieldOf(fields, name);
  if (value === undefined) return undefined;
  return fields.isJsonata ? compileExpression(fields, value, name, 'string') : () => ok(value);
}

/** The state that `Next` leads to, or `end`. Choice, Succeed and Fail have no `Next` and are not asked. */
export function compileNext(fields: Fields): Target {
  const next = fieldOf(fields, 'Next');
  if (typeof next === 'string') return targetOf(fields, next);
  if (fieldOf(fields, 'End') === true) return end;
  fields.faults.push('The state has neither "Next" nor "End".');
  return nowhere;
}

/** The state of a name in the same scope. */
export function targetOf(fields: Fields, name: Json | undefined): Target {
  const target = typeof name === 'string' ? fields.targets.get(name) : undefined;
  if (target !== undefined) return target;
  fields.faults.push(
    typeof name === 'string'
      ? `The state leads to "${name}", but no state of its scope has that name.`
      : 'A transition has no "Next".',
  );
  return nowhere;
}

/** The texts in a list. */
export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
