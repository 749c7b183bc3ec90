import type { Json } from '../base/json';
import { readTree } from '../document/tree';
import { judge, refusalMessage, type Verdict } from '../asl/judge';
import { readModel } from '../asl/readModel';
import { variableReferences } from '../asl/variableReferences';

/** One batch case of `kind: validation`: which call judges which definition. */
export type ValidationCase = {
  readonly operation?: string;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly definition?: Json;
  /** The text itself, where it is not the JSON of an object. */
  readonly definitionText?: string;
};

/** The batch protocol's answer to a validation case. */
export type ValidationAnswer = Verdict & {
  /** How CreateStateMachine puts its refusal. */
  readonly code?: string;
  readonly message?: string;
  readonly variableReferences?: Readonly<Record<string, readonly string[]>>;
};

/** Answers a validation case as the service would: result and diagnostics, or the variables that states refer to. */
export function validateCase(testCase: ValidationCase): ValidationAnswer {
  const text = testCase.definitionText ?? JSON.stringify(testCase.definition ?? null);
  const verdict = judge(text, { type: testCase.type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' });
  const message = refusalMessage(verdict);
  const references = testCase.operation === 'DescribeStateMachine' && message === undefined ? { variableReferences: variableReferences(readModel(readTree(text, 'json'))) } : {};
  const refusal = testCase.operation !== 'ValidateStateMachineDefinition' && message !== undefined ? { code: 'InvalidDefinition', message } : {};
  return { ...verdict, ...refusal, ...references };
}
