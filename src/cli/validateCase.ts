import { member, type JsonObject } from '../core/base/json';
import { writeJson } from '../core/base/long';
import { readTree } from '../core/document/tree';
import { judge, refusalMessage, type Verdict } from '../core/asl/judge';
import { readModel } from '../core/asl/readModel';
import { variableReferences } from '../core/asl/variableReferences';
import { sdkNamesFor } from './sdkNames';

/** The batch protocol's answer to a validation case. */
export type ValidationAnswer = Verdict & {
  /** How CreateStateMachine puts its refusal. */
  readonly code?: string;
  readonly message?: string;
  readonly variableReferences?: Readonly<Record<string, readonly string[]>>;
};

/**
 * Answers a batch case of `kind: validation` as the service would: with the result and its diagnostics, or the
 * variables that states refer to. Its members: `operation` says which call judges; `definition`, or `definitionText`
 * where the text itself matters; `type`, `severity` and `maxResults` as the call has them.
 */
export function validateCase(testCase: JsonObject): ValidationAnswer {
  const definitionText = member(testCase, 'definitionText');
  const operation = member(testCase, 'operation');
  const text = typeof definitionText === 'string' ? definitionText : writeJson(member(testCase, 'definition') ?? null);
  const maxResults = member(testCase, 'maxResults');
  const verdict = judge(text, {
    type: member(testCase, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    severity: member(testCase, 'severity') === 'WARNING' ? 'WARNING' : 'ERROR',
    sdkNames: sdkNamesFor(text),
    ...(typeof maxResults === 'number' && { maxResults }),
  });
  const message = refusalMessage(verdict);
  const references =
    operation === 'DescribeStateMachine' && message === undefined
      ? { variableReferences: variableReferences(readModel(readTree(text, 'json'))) }
      : {};
  const refusal =
    operation !== 'ValidateStateMachineDefinition' && message !== undefined
      ? { code: 'InvalidDefinition', message }
      : {};
  return { ...verdict, ...refusal, ...references };
}
