import type { Json } from '../base/json';
import { isJsonObject } from '../base/json';
import { splitPointer, type Pointer } from '../document/pointer';
import { readTree } from '../document/tree';
import type { Machine } from './model';
import type { Problem } from './problem';
import { readModel } from './readModel';
import { findJsonFault } from './jsonFault';
import { validate, type ValidateOptions } from './validate';

/** One finding, as ValidateStateMachineDefinition words it. */
export type Diagnostic = {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly location?: string;
};

/** What the service says of a definition. */
export type Verdict = {
  readonly result: 'OK' | 'FAIL';
  readonly diagnostics: readonly Diagnostic[];
  readonly truncated: boolean;
};

/** What the judge is asked besides the definition. */
export type JudgeOptions = ValidateOptions & {
  /** WARNING also lists what the service only warns of; ERROR when absent. */
  readonly severity?: 'ERROR' | 'WARNING';
  /** How many diagnostics are listed; 100 when 0 or absent. */
  readonly maxResults?: number;
};

const mostDiagnostics = 100;
/** Warnings of ours, because published and unfinished workflows have them, at which the service stops. */
const refusedWarnings = new Set(['empty-rule', 'missing-arguments', 'not-an-object']);
const serviceWarnings = new Set(['NO_DOLLAR', 'NO_PATH', 'PASS_RESULT_IS_STATIC', 'POSSIBLY_UNDEFINED_VARIABLE']);

/**
 * Judges a definition as CreateStateMachine and ValidateStateMachineDefinition do: with the service's codes, messages
 * and locations. Unlike in the editor, the text must be plain JSON.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function judge(text: string, options: JudgeOptions = {}): Verdict {
  if (text.trim() === '')
    return verdict(
      [{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' }],
      options,
    );
  const fault = findJsonFault(text);
  if (fault) {
    const location = `[Source: (String)"${clip(text)}"; line: ${fault.line}, column: ${fault.column}]`;
    return verdict(
      [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message: `${fault.message}\n at ${location}`, location }],
      options,
    );
  }
  const machine = readModel(readTree(text, 'json'));
  return verdict(diagnosticsOf(machine, validate(machine, options), options.severity === 'WARNING'), options);
}

/** The message of the InvalidDefinition error by which CreateStateMachine refuses, or undefined when it accepts. */
export function refusalMessage({ result, diagnostics }: Verdict): string | undefined {
  if (result === 'OK') return undefined;
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR');
  return `Invalid State Machine Definition: '${errors.map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`).join(', ')}'`;
}

function verdict(diagnostics: readonly Diagnostic[], { maxResults = 0 }: JudgeOptions): Verdict {
  const shown = diagnostics.slice(0, maxResults > 0 ? Math.min(maxResults, mostDiagnostics) : mostDiagnostics);
  const refused = diagnostics.some(({ severity }) => severity === 'ERROR');
  return { result: refused ? 'FAIL' : 'OK', diagnostics: shown, truncated: shown.length < diagnostics.length };
}

function diagnosticsOf(machine: Machine, problems: readonly Problem[], withWarnings: boolean): readonly Diagnostic[] {
  // A machine without an end is not asked what can be reached.
  const endless = problems.some(({ code }) => code === 'no-terminal-state');
  const unreached = endless ? [] : withoutStart(machine);
  const listed = problems.flatMap((problem): readonly Diagnostic[] => {
    if (endless && problem.code === 'unreachable-state') return [];
    if (problem.severity === 'error' || refusedWarnings.has(problem.code))
      return [diagnosticOf(machine, problem, 'ERROR')];
    return withWarnings && serviceWarnings.has(problem.serviceCode ?? '')
      ? [diagnosticOf(machine, problem, 'WARNING')]
      : [];
  });
  return [...listed, ...unreached];
}

function diagnosticOf(machine: Machine, problem: Problem, severity: Diagnostic['severity']): Diagnostic {
  const at = problem.serviceAt === undefined ? problem.at : problem.serviceAt;
  const code = problem.serviceCode ?? 'SCHEMA_VALIDATION_FAILED';
  return {
    severity,
    code,
    message: problem.serviceMessage ?? problem.message,
    ...(at !== null && { location: locationOf(machine.definition, at) }),
  };
}

/** Where StartAt names no state, the service reaches none and says so of each; people are told of StartAt alone. */
function withoutStart(machine: Machine): readonly Diagnostic[] {
  const scopes = [...machine.scopes.values()].filter(
    ({ startAt }) => startAt !== undefined && startAt.target === undefined,
  );
  return scopes
    .flatMap(({ states }) => states)
    .map(({ id, name }) => ({
      severity: 'ERROR',
      code: 'MISSING_TRANSITION_TARGET',
      message: `State "${name}" is not reachable.`,
      location: locationOf(machine.definition, id),
    }));
}

/** A pointer as the service writes it: nothing escaped, indexes in brackets, `/` for the root. */
export function locationOf(definition: Json, at: Pointer): string {
  let location = '';
  let value: Json | undefined = definition;
  for (const segment of splitPointer(at)) {
    if (Array.isArray(value)) {
      location += `[${segment}]`;
      value = (value as readonly Json[])[Number(segment)];
    } else {
      const held: Json | undefined = value;
      const key: string = isJsonObject(held) && !Object.hasOwn(held, segment) ? segment.replace(/#\d+$/, '') : segment;
      location += `/${key}`;
      value = isJsonObject(held) && Object.hasOwn(held, key) ? held[key] : undefined;
    }
  }
  return location === '' ? '/' : location;
}

/** The service quotes at most 500 characters of the text. */
function clip(text: string): string {
  return text.length <= 500 ? text : `${text.slice(0, 500)}"[truncated ${text.length - 500} chars]`;
}
