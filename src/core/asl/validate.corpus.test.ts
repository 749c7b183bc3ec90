// @vitest-environment node
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDocument, isJsonc } from '../document/document';
import { enableYaml } from '../document/yaml';
import { readTree } from '../document/tree';
import { judge } from './judge';
import type { Problem } from './problem';
import { readModel } from './readModel';
import { sdkNames } from './testing/sdkNames';
import { validate } from './validate';

enableYaml();

/** Workflows written by others, and recordings of the service: kept beside the project, where there are any. */
const shared = join(process.cwd(), '..', 'shared');
const workflows = join(shared, 'workflows');
const cases = join(shared, 'conformance', 'cases', 'execution');
const missing = existsSync(join(workflows, 'index.json')) ? '' : ' (skipped: ../shared/workflows is missing)';

type Entry = { readonly file: string; readonly kind: string; readonly expect: string };

/**
 * Fixtures of other tools that the service would refuse, each for the named
 * reason. They are tests of those tools, which do not look at it.
 */
const notAnArn = ['resource-not-arn', 'unknown-resource'];
const refusedFixtures: Readonly<Record<string, readonly string[]>> = {
  // Their tasks run "foo:bar", an ARN of another service, or a text that is no ARN.
  ...Object.fromEntries(
    [
      'asl-language-service--validation-strings-document-task-invalid-arn-ff4f2a',
      'asl-validator--valid-task-timeout-jsonata-b430c1',
      'localstack--lambda-list-functions-f308f2',
      'statelint--backoff-with-backoffrate-decimal-c8e5d1',
      'statelint--states-array-intrinsic-functions-5e8409',
      'statelint--states-array-invocation-7a1d79',
      'statelint--states-format-invocation-b7f752',
      'statelint--states-hash-intrinsic-functions-4150fd',
      'statelint--states-json-intrinsic-functions-c1d697',
      'statelint--states-jsontostring-invocation-28f14a',
      'statelint--states-math-intrinsic-functions-9e1fdd',
      'statelint--states-string-intrinsic-functions-e2044c',
      'statelint--states-stringtojson-invocation-abbf30',
      'statelint--task-with-dynamic-timeouts-b41a1a',
      'statelint--task-with-parameters-b805e9',
      'statelint--task-with-resultpath-91216b',
      'statelint--task-with-resultselector-05bf06',
    ].flatMap(
      (name) =>
        [
          [`${name}.asl.json`, notAnArn],
          [`${name}.asl.jsonc`, notAnArn],
        ] as const,
    ),
  ),
  // Credentials without a RoleArn, which the service asks for (recorded).
  'asl-validator--valid-task-credentials-663207.asl.json': ['missing-field', ...notAnArn],
  'statelint--task-with-credentials-5cbbf5.asl.json': ['missing-field', ...notAnArn],
  // Arguments of States.Format without commas between them.
  'asl-language-service--document-valid-result-selector-intrinsic-function-abf25b.asl.yaml': ['bad-dynamic-value'],
  'asl-language-service--strings-document-valid-parameters-intrinsic-function-ca0e49.asl.yaml': ['bad-dynamic-value'],
  // A Resource called "$variableName".
  'asl-language-service--strings-document-task-valid-variable-substitution-98b30d.asl.yaml': notAnArn,
  // A variable called "top-level" (measured: INVALID_VARIABLE_NAME).
  'asl-validator--valid-assign-98f077.asl.json': ['bad-variable-name'],
  // A JSONPath state in a JSONata machine (recorded).
  'asl-validator--valid-map-with-item-batcher-jsonata-83e980.asl.json': ['downgraded-query-language'],
  // A sketch of calls that AppSync's API does not have.
  'sfn-agent--docs-architecture-unified-llm-rust-amplify-architecture-7dab6a.asl.json': notAnArn,
  'sfn-agent--docs-architecture-unified-llm-rust-amplify-architecture-da1f49.asl.json': notAnArn,
  // Templates that a test fills in, or whose refusal it expects.
  'localstack--errorhandling-task-lambda-invoke-catch-tbd-2fca11.asl.json': ['empty-value'],
  'localstack--assign-task-retry-reference-exception-f7d973.asl.jsonc': ['wrong-type', ...notAnArn],
};

function readIndex(name: string): readonly Entry[] {
  return (JSON.parse(readFileSync(join(workflows, name), 'utf8')) as { readonly workflows: readonly Entry[] })
    .workflows;
}

function errorsOf(file: string): readonly Problem[] {
  const document = createDocument(readFileSync(join(workflows, file), 'utf8'), file);
  return validate(readModel(readTree(document.text, document.syntax)), {
    sdkNames: sdkNames(),
    isJsonc: isJsonc(file),
  }).filter(({ severity }) => severity === 'error');
}

function describeErrors(errors: readonly Problem[]): readonly string[] {
  return errors.map(({ code, at, message }) => `${code} ${at}: ${message}`);
}

describe('workflows that others wrote', () => {
  it.skipIf(missing !== '')(`finds no error in real workflows that are to be accepted${missing}`, () => {
    const accepted = readIndex('index.json').filter((entry) => entry.kind === 'workflow' && entry.expect === 'accept');
    const wrong = accepted.map(({ file }) => ({
      file,
      errors: describeErrors(errorsOf(file).filter(({ code }) => !refusedFixtures[file]?.includes(code))),
    }));

    expect(wrong.length).toBeGreaterThan(200);
    expect(wrong.filter(({ errors }) => errors.length > 0)).toEqual([]);
  });

  it.skipIf(missing !== '')(
    `finds no error in fixtures that are to be accepted, but for those that the service refuses${missing}`,
    () => {
      const fixtures = readIndex('index.json').filter((entry) => entry.kind === 'fixture' && entry.expect === 'accept');
      const wrong = fixtures.map(({ file }) => ({
        file,
        errors: errorsOf(file).filter(({ code }) => !refusedFixtures[file]?.includes(code)),
      }));

      expect(
        wrong
          .filter(({ errors }) => errors.length > 0)
          .map(({ file, errors }) => ({ file, errors: describeErrors(errors) })),
      ).toEqual([]);
    },
  );

  it.skipIf(missing !== '')(`finds an error in at least 95 % of the invalid ones${missing}`, () => {
    const entries = readIndex('index-invalid.json');
    const accepted = entries.filter(({ file }) => errorsOf(file).length === 0).map(({ file }) => file);

    expect({ accepted, share: accepted.length / entries.length <= 0.05 }).toEqual({ accepted, share: true });
  });
});

describe('definitions that the service has run', () => {
  const skipped = existsSync(cases) ? '' : ' (skipped: ../shared/conformance is missing)';

  it.skipIf(skipped !== '')(`accepts every one of them${skipped}`, () => {
    const recorded = readdirSync(cases).map(
      (name) =>
        JSON.parse(readFileSync(join(cases, name), 'utf8')) as {
          readonly name: string;
          readonly type?: 'STANDARD' | 'EXPRESS';
          readonly definition: unknown;
        },
    );

    const refused = recorded
      .map(({ name, type, definition }) => ({
        name,
        diagnostics: judge(JSON.stringify(definition), { ...(type && { type }), sdkNames: sdkNames() }).diagnostics,
      }))
      .filter(({ diagnostics }) => diagnostics.length > 0);

    expect(refused).toEqual([]);
  });
});
