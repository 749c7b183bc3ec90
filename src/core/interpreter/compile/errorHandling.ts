/** Compiles Retry and Catch. */
import { retryDefaults } from '../../asl/retryDefaults';
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import type { Catcher, Retrier } from '../program';
import {
  compileAssign,
  compileExpression,
  compileResultPlace,
  fieldOf,
  targetOf,
  textsOf,
  type Fields,
} from './fields';
import { sharedTargets } from './sharedTargets';

/** The entries of Retry, with their defaults. @see https://states-language.net/#retrying-after-error */
export function compileRetry(fields: Fields): readonly Retrier[] {
  return entriesOf(fields, 'Retry').map((entry) => ({
    errors: textsOf(member(entry, 'ErrorEquals')),
    intervalSeconds: numberIn(entry, 'IntervalSeconds') ?? retryDefaults.IntervalSeconds,
    maxAttempts: numberIn(entry, 'MaxAttempts') ?? retryDefaults.MaxAttempts,
    backoffRate: numberIn(entry, 'BackoffRate') ?? retryDefaults.BackoffRate,
    maxDelaySeconds: numberIn(entry, 'MaxDelaySeconds'),
    fullJitter: member(entry, 'JitterStrategy') === 'FULL',
  }));
}

/** The entries of Catch. */
export function compileCatch(fields: Fields): readonly Catcher[] {
  const entries = entriesOf(fields, 'Catch');
  const targets = entries.map((entry) => targetOf(fields, member(entry, 'Next')));
  const shared = sharedTargets(targets);
  return entries.map((entry, index) => {
    const next = targets[index]!; // one for each entry
    const output = fields.isJsonata ? member(entry, 'Output') : undefined;
    return {
      errors: textsOf(member(entry, 'ErrorEquals')),
      next,
      way: shared.has(next) ? `Catch/${index}/Next` : undefined,
      resultPlace: compileResultPlace(fields, entry),
      output: output === undefined ? undefined : compileExpression(fields, output, `Catch[${index}]/Output`),
      assign: compileAssign(fields, entry, `Catch[${index}]/Assign`),
    };
  });
}

function entriesOf(fields: Fields, name: string): readonly JsonObject[] {
  const value: Json | undefined = fieldOf(fields, name);
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isJsonObject)) {
    fields.faults.push(`The field "${name}" must be a list of objects.`);
    return [];
  }
  return value;
}

function numberIn(entry: JsonObject, name: string): number | undefined {
  const value = member(entry, name);
  return typeof value === 'number' ? value : undefined;
}
