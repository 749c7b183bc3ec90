/** Reads the world that a run begins in: `--mocks`, `--workflow` and `--object`. */
import { isUtf8 } from 'node:buffer';
import type { Placeholder } from '../core/asl/placeholders/fillPlaceholders';
import type { JsonObject } from '../core/base/json';
import { fail, ok, type Result } from '../core/base/result';
import { compile } from '../core/interpreter/compile';
import { parseMockConfig } from '../core/services/mockConfig';
import { checkTask } from '../core/services/parameterRules';
import { withObjects, type PlacedObject, type StoredObject } from '../core/services/s3';
import { withAnswers, type AnswersByState } from '../core/services/stateAnswers';
import { withWorkflows } from '../core/services/workflowsAtHand';
import { emptyWorld } from '../core/services/world';
import { describeJsonNumbers } from './changedNumbers';
import { namesOfWorkflow, placesOfObject, type Settings } from './placeholders';
import { readDefinition, type WithNumbers } from './readDefinition';
import { parse } from './readInput';
import { readBytes, readText } from './readText';
import type { Options } from './runOptions';

/** The world, and the placeholders that its workflows were filled in with. */
export type ReadWorld = WithNumbers & { readonly world: JsonObject; readonly placeholders: readonly Placeholder[] };

/** Reads the world. Who brings objects wants to hear that one is missing. */
export function readWorld(options: Options, values: Settings): Result<ReadWorld, string> {
  const mocks = readMocks(options);
  if (!mocks.ok) return mocks;
  const workflows = readWorkflows(options, values);
  if (!workflows.ok) return workflows;
  const objects = readObjects(options, values);
  if (!objects.ok) return objects;
  const answering = withAnswers(emptyWorld, mocks.value.answers);
  const world = withObjects(
    withWorkflows(answering, workflows.value.definitions),
    objects.value,
    objects.value.length > 0,
  );
  const numbers = workflows.value.numbers + mocks.value.numbers;
  return ok({ world, placeholders: workflows.value.placeholders, numbers });
}

function readMocks({ mocks, testCase }: Options): Result<WithNumbers & { readonly answers: AnswersByState }, string> {
  if (mocks === undefined || testCase === undefined) return ok({ answers: {}, numbers: '' });
  const source = readText(mocks);
  if (!source.ok) return source;
  const config = parse(source.value);
  if (config === undefined) return fail(`${mocks}: The file does not hold JSON.`);
  const answers = parseMockConfig(config, testCase);
  return answers.ok
    ? ok({ answers: answers.value, numbers: describeJsonNumbers(mocks, source.value) })
    : fail(`${mocks}: ${answers.error}`);
}

type Workflows = WithNumbers & {
  readonly definitions: Readonly<Record<string, JsonObject>>;
  readonly placeholders: readonly Placeholder[];
};

function readWorkflows(options: Options, values: Settings): Result<Workflows, string> {
  const definitions: [name: string, definition: JsonObject][] = [];
  const placeholders: Placeholder[] = [];
  let numbers = '';
  for (const [name, file] of options.workflows) {
    // An Express child is checked as a Standard one: which calls start it decides what it may do.
    const filled = readDefinition(file, 'STANDARD', values);
    if (!filled.ok) return filled;
    const { definition } = filled.value;
    const program = compile(definition, { checkTask });
    if (!program.ok) return fail(`${file}: ${program.error}`);
    for (const called of namesOfWorkflow(name, values)) definitions.push([called, definition]);
    for (const placeholder of filled.value.placeholders) placeholders.push(placeholder);
    numbers += filled.value.numbers;
  }
  return ok({ definitions: Object.fromEntries(definitions), placeholders, numbers });
}

function readObjects(options: Options, values: Settings): Result<readonly PlacedObject[], string> {
  const objects: PlacedObject[] = [];
  for (const [path, file] of options.objects) {
    const bytes = readBytes(file);
    if (!bytes.ok) return bytes;
    const object = toObject(bytes.value);
    for (const [bucket, key] of placesOfObject(path, values)) objects.push([bucket, key, object]);
  }
  return ok(objects);
}

/** A file as an object: a text if it is one. */
function toObject(bytes: Uint8Array): StoredObject {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer) ? { text: buffer.toString('utf8') } : { base64: buffer.toString('base64') };
}
