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
export type Verdict = { readonly result: 'OK' | 'FAIL'; readonly diagnostics: readonly Diagnostic[]; readonly truncated: boolean };

const mostDiagnostics = 100;
/** Warnings of ours, because published and unfinished workflows have them, at which the service stops. */
const refusedWarnings = new Set(['empty-rule', 'missing-arguments']);

/**
 * Judges a definition as CreateStateMachine and ValidateStateMachineDefinition do: with the service's codes, messages and
 * locations, errors only. Unlike in the editor, the text must be plain JSON.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function judge(text: string, options: ValidateOptions = {}): Verdict {
  if (text.trim() === '') return verdict([{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' }]);
  const fault = findJsonFault(text);
  if (fault) {
    const location = `[Source: (String)"${clip(text)}"; line: ${fault.line}, column: ${fault.column}]`;
    return verdict([{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message: `${fault.message}\n at ${location}`, location }]);
  }
  const machine = readModel(readTree(text, 'json'));
  return verdict(diagnosticsOf(machine, validate(machine, options)));
}

/** The message of the InvalidDefinition error by which CreateStateMachine refuses, or undefined when it accepts. */
export function refusalMessage({ diagnostics }: Verdict): string | undefined {
  if (diagnostics.length === 0) return undefined;
  return `Invalid State Machine Definition: '${diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`).join(', ')}'`;
}

function verdict(diagnostics: readonly Diagnostic[]): Verdict {
  const shown = diagnostics.slice(0, mostDiagnostics);
  return { result: diagnostics.length === 0 ? 'OK' : 'FAIL', diagnostics: shown, truncated: shown.length < diagnostics.length };
}

function diagnosticsOf(machine: Machine, problems: readonly Problem[]): readonly Diagnostic[] {
  // A machine without an end is not asked what can be reached.
  const endless = problems.some(({ code }) => code === 'no-terminal-state');
  const unreached = endless ? [] : withoutStart(machine);
  return [...problems
    .filter(({ severity, code }) => (severity === 'error' || refusedWarnings.has(code)) && !(endless && code === 'unreachable-state'))
    .map((problem) => {
      const at = problem.serviceAt === undefined ? problem.at : problem.serviceAt;
      return {
        severity: 'ERROR',
        code: problem.serviceCode ?? 'SCHEMA_VALIDATION_FAILED',
        message: problem.serviceMessage ?? problem.message,
        ...(at !== null && { location: locationOf(machine.definition, at) }),
      } as const;
    }), ...unreached];
}

/** Where StartAt names no state, the service reaches none and says so of each; people are told of StartAt alone. */
function withoutStart(machine: Machine): readonly Diagnostic[] {
  const scopes = [...machine.scopes.values()].filter(({ startAt }) => startAt !== undefined && startAt.target === undefined);
  return scopes.flatMap(({ states }) => states).map(({ id, name }) => ({
    severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', message: `State "${name}" is not reachable.`, location: locationOf(machine.definition, id),
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
