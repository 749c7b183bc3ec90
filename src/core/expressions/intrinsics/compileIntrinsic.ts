import type { Json } from '../../base/json';
import { writeJson } from '../../base/long';
import { fail, ok, type Result } from '../../base/result';
import { runtimeFailure, type Evaluated } from '../failure';
import { compileParsedPath, nothingToRead, startsInNull, type CompiledPath } from '../jsonPath';
import type { Scope } from '../scope';
import { format, intrinsicFunctions, splitTemplate } from './functions';
import { parseIntrinsic, unescapeString, type IntrinsicArgument, type IntrinsicCall } from './parseIntrinsic';

/** A compiled call or argument. */
type Evaluate = (scope: Scope) => Evaluated;

/**
 * Compiles an intrinsic call, `States.Format('…', $.x)`. The error is the reason why it is none.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html (2025-11)
 */
export function compileIntrinsic(text: string): Result<Evaluate, string> {
  const parsed = parseIntrinsic(text);
  return parsed.ok ? compileCall(parsed.value) : parsed;
}

function compileCall(call: IntrinsicCall): Result<Evaluate, string> {
  if (call.name === 'States.Format') return compileFormat(call);
  const definition = intrinsicFunctions.get(call.name);
  if (definition === undefined) return fail(`There is no intrinsic function "${call.name}".`);
  const { minArgs, maxArgs } = definition;
  if (call.args.length < minArgs || call.args.length > maxArgs) {
    return fail(
      `${call.name} takes ${minArgs === maxArgs ? minArgs : `${minArgs} to ${maxArgs}`} arguments, but is given ${call.args.length}.`,
    );
  }
  const args = compileArguments(call.args, call);
  if (!args.ok) return args;
  return ok((scope) => {
    const values = evaluateAll(args.value, scope);
    if (!Array.isArray(values)) return values as Evaluated; // the failure of an argument
    const outcome = definition.call(values as readonly Json[], scope.random);
    return 'value' in outcome ? ok(outcome.value) : callFailure(call, outcome.reason);
  });
}

function compileFormat(call: IntrinsicCall): Result<Evaluate, string> {
  const [template, ...rest] = call.args;
  if (template === undefined) return fail('States.Format needs a template.');
  const readTemplate = compileTemplateArgument(template, call);
  if (!readTemplate.ok) return readTemplate;
  const args = compileArguments(rest, call);
  if (!args.ok) return args;
  return ok((scope) => {
    const pieces = readTemplate.value(scope);
    if (!pieces.ok) return pieces;
    const values = evaluateAll(args.value, scope);
    if (!Array.isArray(values)) return values as Evaluated; // the failure of an argument
    const outcome = format(pieces.value, values as readonly Json[]);
    return 'value' in outcome ? ok(outcome.value) : callFailure(call, outcome.reason);
  });
}

/** A written template is split once; one that comes from the data, each time. */
function compileTemplateArgument(
  argument: IntrinsicArgument,
  call: IntrinsicCall,
): Result<(scope: Scope) => Evaluated<readonly string[]>, string> {
  const split = (raw: string): Evaluated<readonly string[]> => {
    const pieces = splitTemplate(raw);
    return 'reason' in pieces ? callFailure(call, pieces.reason) : ok(pieces);
  };
  if (argument.kind === 'string') {
    const pieces = split(argument.raw);
    return ok(() => pieces);
  }
  const evaluate = compileArgument(argument, call);
  if (!evaluate.ok) return evaluate;
  return ok((scope) => {
    const template = evaluate.value(scope);
    if (!template.ok) return template;
    return typeof template.value === 'string'
      ? split(template.value)
      : callFailure(call, 'Invalid arguments in States.Format');
  });
}

function compileArguments(args: readonly IntrinsicArgument[], call: IntrinsicCall): Result<Evaluate[], string> {
  const compiled: Evaluate[] = [];
  for (const argument of args) {
    const evaluate = compileArgument(argument, call);
    if (!evaluate.ok) return evaluate;
    compiled.push(evaluate.value);
  }
  return ok(compiled);
}

function compileArgument(argument: IntrinsicArgument, call: IntrinsicCall): Result<Evaluate, string> {
  if (argument.kind === 'call') return compileCall(argument.call);
  if (argument.kind === 'path') return ok(compilePathArgument(compileParsedPath(argument.text, argument.path), call));
  const value = ok(argument.kind === 'string' ? unescapeString(argument.raw) : argument.value);
  return ok(() => value);
}

function compilePathArgument(path: CompiledPath, call: IntrinsicCall): Evaluate {
  return (scope) => {
    if (startsInNull(path, scope)) return callFailure(call, nothingToRead().error.cause);
    const value = path.select(scope);
    if (value !== undefined) return ok(value);
    const miss = path.explainMiss(scope);
    if (miss.kind === 'invalid') return callFailure(call, miss.text);
    return callFailure(
      call,
      `The JsonPath argument for the field '${path.text}' could not be found in the input '${writeJson(scope.input)}'`,
    );
  };
}

function evaluateAll(args: readonly Evaluate[], scope: Scope): readonly Json[] | Evaluated {
  const values: Json[] = [];
  for (const evaluate of args) {
    const outcome = evaluate(scope);
    if (!outcome.ok) return outcome;
    values.push(outcome.value);
  }
  return values;
}

function callFailure(call: IntrinsicCall, reason: string): ReturnType<typeof runtimeFailure> {
  return runtimeFailure(`The function '${call.text}' had the following error: ${reason}`);
}
