/** The way of data through a state, for values only partly known: the counterpart of the interpreter's `dataFlow`. */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { expressionIn } from '../../expressions/jsonata';
import { parsePath } from '../../expressions/path/parsePath';
import type { Kind } from '../../expressions/needs/need';
import { readJsonataTemplate } from '../../expressions/needs/readExpression';
import { readTemplate } from '../../expressions/needs/readTemplate';
import { readText } from '../../expressions/needs/readText';
import { literal, made, objectOf, unseen, wantKind, writeAt, type Value } from '../../expressions/needs/values';
import { fieldOf, namesOf, surroundingsOf, type Outcome, type Visit } from './flow';

/** The effective input: the raw one behind InputPath. */
export function inputOf(visit: Visit): Value {
  return visit.isJsonata ? visit.input : select(visit, visit.input, fieldOf(visit, 'InputPath'));
}

function select(visit: Visit, value: Value, path: Json | undefined): Value {
  if (path === undefined || path === '$') return value;
  if (path === null) return literal({});
  return typeof path === 'string' ? (readText(namesOf(visit, value), path) ?? unseen()) : value;
}

/** What the work is done with. */
export function parametersOf(visit: Visit, input: Value): Value {
  const template = fieldOf(visit, visit.isJsonata ? 'Arguments' : 'Parameters');
  if (template === undefined) return input;
  return visit.isJsonata
    ? readJsonataTemplate(surroundingsOf(visit), template)
    : readTemplate(namesOf(visit, input), template);
}

/** Reads fields that take a value of a kind: paths by their name, else an expression. */
export function readFields(visit: Visit, fields: Readonly<Record<string, Kind>>): void {
  const input = inputOf(visit);
  for (const [name, kind] of Object.entries(fields)) {
    const text = fieldOf(visit, name);
    if (typeof text !== 'string') continue;
    const value = visit.isJsonata
      ? expressionIn(text) === undefined
        ? undefined
        : readJsonataTemplate(surroundingsOf(visit), text)
      : name.endsWith('Path')
        ? readText(namesOf(visit, input), text)
        : undefined;
    wantKind(visit.flow.ledger, value, kind);
  }
}

/** Ends a state that has a result: a Pass, Task, Parallel or Map. */
export function finishResult(visit: Visit, result: Value): Outcome {
  deferCatchers(visit);
  if (visit.isJsonata) return finishWith(visit, { result }, result);
  const selector = fieldOf(visit, 'ResultSelector');
  const selected = selector === undefined ? result : readTemplate(namesOf(visit, result), selector);
  assign(visit, fieldOf(visit, 'Assign'), result, {});
  return goOn(visit, select(visit, place(visit, fieldOf(visit, 'ResultPath'), selected), fieldOf(visit, 'OutputPath')));
}

/** Ends a state without a result of its own: its output is its input. */
export function finishPlain(visit: Visit): Outcome {
  if (visit.isJsonata) return finishWith(visit, {}, visit.input);
  const input = inputOf(visit);
  assign(visit, fieldOf(visit, 'Assign'), input, {});
  return goOn(visit, select(visit, input, fieldOf(visit, 'OutputPath')));
}

/** Ends the scope. */
export function endState(visit: Visit): Outcome {
  return { output: finishPlain(visit).output, next: undefined };
}

function finishWith(visit: Visit, extras: { readonly result?: Value }, otherwise: Value): Outcome {
  const output = fieldOf(visit, 'Output');
  const value = output === undefined ? otherwise : readJsonataTemplate(surroundingsOf(visit, extras), output);
  assign(visit, fieldOf(visit, 'Assign'), otherwise, extras);
  return goOn(visit, value);
}

function goOn(visit: Visit, output: Value): Outcome {
  const next = fieldOf(visit, 'Next');
  return { output, next: typeof next === 'string' ? next : undefined };
}

/** The raw input with a part put where ResultPath says. */
function place(visit: Visit, path: Json | undefined, part: Value): Value {
  if (path === undefined || path === '$') return part;
  const parsed = typeof path === 'string' ? parsePath(path) : undefined;
  if (parsed?.ok !== true) return visit.input;
  return writeAt(visit.flow.ledger, visit.input, parsed.value.tokens, part) ?? visit.input;
}

/** Assigns the variables of an Assign; `dollar` is what `$` is on the JSONPath side. */
export function assign(
  visit: Visit,
  template: Json | undefined,
  dollar: Value,
  extras: { readonly result?: Value; readonly errorOutput?: Value },
): void {
  if (!isJsonObject(template)) return;
  const assigned = visit.isJsonata
    ? readJsonataTemplate(surroundingsOf(visit, extras), template)
    : readTemplate(namesOf(visit, dollar), template);
  if (assigned.kind === 'object') for (const [name, value] of assigned.members) visit.scope.variables.set(name, value);
  else if (assigned.kind === 'literal' && isJsonObject(assigned.json))
    for (const [name, json] of Object.entries(assigned.json)) visit.scope.variables.set(name, literal(json));
}

const errorOutput = objectOf([
  ['Error', made('text')],
  ['Cause', made('text')],
]);

/** The ways that catchers lead to are followed later. */
function deferCatchers(visit: Visit): void {
  const catchers = fieldOf(visit, 'Catch');
  if (!Array.isArray(catchers)) return;
  for (const catcher of catchers as readonly Json[]) {
    const next = isJsonObject(catcher) ? member(catcher, 'Next') : undefined;
    if (isJsonObject(catcher) && typeof next === 'string')
      visit.flow.later.push(() => ({ scope: visit.scope, target: next, input: caught(visit, catcher) }));
  }
}

function caught(visit: Visit, catcher: JsonObject): Value {
  const output = member(catcher, 'Output');
  assign(visit, member(catcher, 'Assign'), errorOutput, { errorOutput });
  if (!visit.isJsonata) return place(visit, member(catcher, 'ResultPath'), errorOutput);
  return output === undefined ? errorOutput : readJsonataTemplate(surroundingsOf(visit, { errorOutput }), output);
}
