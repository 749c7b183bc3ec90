import { isJsonObject, member, type JsonObject } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import type { Problem } from '../problem';
import { isCall, readResource } from '../resource';
import { fieldOf, inState } from './fields';
import { lowerFirst, type ObjectPlace } from './objectPlaces';
import { advice, hasPlaceholder, refusal, type Part } from './rule';

const distributedOnly = [
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'Label',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
];
const inlineLimit = 40;

/** Map states: inline or distributed, and what belongs to which; readers, batchers and writers. */
export function* checkMaps({ objects, type }: Part): Iterable<Problem> {
  for (const place of objects) {
    if (place.table === 'Map') yield* checkMap(place);
    else if (place.table === 'processorConfig') yield* checkProcessorConfig(place, type);
    else if (place.table === 'itemReader') yield* checkItemReader(place);
    else if (place.table === 'resultWriter') yield* checkResultWriter(place);
    else if (place.table === 'itemBatcher') yield* checkItemBatcher(place);
  }
}

/** Tells whether a Map state runs its items in child executions. */
export function isDistributed(fields: JsonObject): boolean {
  const processor = member(fields, 'ItemProcessor') ?? member(fields, 'Iterator');
  const config = isJsonObject(processor) ? member(processor, 'ProcessorConfig') : undefined;
  return isJsonObject(config) && member(config, 'Mode') === 'DISTRIBUTED';
}

function* checkMap(place: ObjectPlace): Iterable<Problem> {
  const items = fieldOf(place, 'Items');
  if (
    place.language === 'JSONata' &&
    items !== undefined &&
    !isJsonObject(items) &&
    !Array.isArray(items) &&
    !(typeof items === 'string' && (hasPlaceholder(items) || /^\{%|%\}$/.test(items)))
  ) {
    yield advice(
      'warning',
      'items-not-a-list',
      joinPointer(place.at, 'Items'),
      `${place.called} runs over ${JSON.stringify(items)}, which is no list. Use an array, or an expression between {% and %}.`,
      inState(place),
    );
  }
  if (isDistributed(place.value)) return;
  for (const name of distributedOnly) {
    if (fieldOf(place, name) === undefined) continue;
    yield advice(
      'warning',
      'distributed-only-field',
      joinPointer(place.at, name),
      `${place.called} has "${name}", which is for distributed maps. Set the Mode of its ProcessorConfig to DISTRIBUTED, or remove it.`,
      {
        ...inState(place),
        part: 'key',
      },
    );
  }
  const concurrency = fieldOf(place, 'MaxConcurrency');
  if (typeof concurrency === 'number' && concurrency > inlineLimit) {
    yield advice(
      'hint',
      'inline-map-limit',
      joinPointer(place.at, 'MaxConcurrency'),
      `${place.called} asks for ${concurrency} iterations at a time, but an inline map runs about ${inlineLimit}. Use a distributed map for more.`,
      inState(place),
    );
  }
}

function* checkProcessorConfig(place: ObjectPlace, type: Part['type']): Iterable<Problem> {
  const mode = fieldOf(place, 'Mode') ?? 'INLINE';
  const executionType = fieldOf(place, 'ExecutionType');
  if (mode === 'DISTRIBUTED' && executionType === undefined) {
    yield refusal(
      'missing-execution-type',
      place.at,
      `${place.called} is DISTRIBUTED, but has no "ExecutionType". Add STANDARD or EXPRESS.`,
      'These fields are required: [ExecutionType]',
      inState(place),
    );
  }
  if (mode === 'INLINE' && executionType !== undefined) {
    yield refusal(
      'execution-type-inline',
      joinPointer(place.at, 'ExecutionType'),
      `${place.called} is INLINE, which has no child executions. Remove "ExecutionType", or set the Mode to DISTRIBUTED.`,
      "Field 'ExecutionType' is not supported",
      {
        ...inState(place),
        part: 'key',
        serviceAt: place.at,
      },
    );
  }
  if (mode === 'DISTRIBUTED' && type === 'EXPRESS') {
    yield refusal(
      'not-in-express',
      joinPointer(place.at, 'Mode'),
      `${place.called} is DISTRIBUTED, which an Express workflow cannot be. Make the workflow Standard, or the map INLINE.`,
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines",
      inState(place),
    );
  }
}

/** What the calls of S3 behind readers and writers cannot do without. */
const requiredByCall: Readonly<Record<string, readonly string[]>> = {
  getObject: ['Bucket', 'Key'],
  listObjectsV2: ['Bucket'],
  putObject: ['Bucket'],
};

function* checkS3Arguments(place: ObjectPlace): Iterable<Problem> {
  const field = place.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const [resource, given] = [fieldOf(place, 'Resource'), fieldOf(place, field)];
  const call = typeof resource === 'string' ? readResource(resource) : undefined;
  const action = call && isCall(call) && call.service === 's3' ? call.action : '';
  if (!isJsonObject(given) || !Object.hasOwn(requiredByCall, action)) return;
  for (const name of requiredByCall[action] ?? []) {
    if (Object.hasOwn(given, name) || (field === 'Parameters' && Object.hasOwn(given, `${name}.$`))) continue;
    yield refusal(
      'missing-argument',
      joinPointer(place.at, field),
      `${place.called} calls s3:${action} without "${name}".`,
      `The field '${name}' is required but was missing`,
      inState(place),
    );
  }
}

/** A writer writes to S3, shapes the results, or both; to write it needs to know how and where. */
function* checkResultWriter(place: ObjectPlace): Iterable<Problem> {
  const field = place.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const lacking = ['Resource', field].filter((name) => !Object.hasOwn(place.value, name));
  if (lacking.length === 1) {
    yield refusal(
      'missing-field',
      place.at,
      `${place.called} has no "${lacking[0] ?? ''}". Add it; to write to S3 both "Resource" and "${field}" are needed.`,
      `These fields are required: [${lacking[0] ?? ''}]`,
      inState(place),
    );
  }
  const config = fieldOf(place, 'WriterConfig');
  if (isJsonObject(config) && Object.keys(config).length === 0) {
    yield refusal(
      'empty-value',
      joinPointer(place.at, 'WriterConfig'),
      `"WriterConfig" of ${lowerFirst(place.called)} is empty. Say the "Transformation" or the "OutputType", or remove it.`,
      'Value cannot be empty',
      inState(place),
    );
  }
  yield* checkS3Arguments(place);
}

function* checkItemReader(place: ObjectPlace): Iterable<Problem> {
  yield* checkS3Arguments(place);
  const config = fieldOf(place, 'ReaderConfig');
  if (!isJsonObject(config)) return;
  const at = joinPointer(place.at, 'ReaderConfig');
  const called = `ReaderConfig of ${lowerFirst(place.called)}`;
  const inputType = member(config, 'InputType');
  const location = member(config, 'CSVHeaderLocation');
  if (inputType === 'CSV' && location === undefined) {
    yield refusal(
      'missing-csv-header-location',
      at,
      `${called} reads CSV, but does not say where the column names are. Add "CSVHeaderLocation": FIRST_ROW or GIVEN.`,
      "The field 'CSVHeaderLocation' is required",
      inState(place),
    );
  }
  if (typeof inputType === 'string' && !hasPlaceholder(inputType) && inputType !== 'CSV') {
    // A manifest of Athena has CSV files behind it and may describe their columns.
    const csvNames = Object.keys(config).filter((name) => name.startsWith('CSV'));
    for (const name of inputType === 'MANIFEST' || Object.hasOwn(config, 'ManifestType') ? [] : csvNames) {
      yield refusal(
        'csv-field-without-csv',
        joinPointer(at, name),
        `${called} reads ${inputType}, for which "${name}" has no meaning. Remove it.`,
        `Field '${name}' is not supported`,
        { ...inState(place), part: 'key', serviceAt: at },
      );
    }
  }
  if (location === 'GIVEN' && !Object.hasOwn(config, 'CSVHeaders')) {
    yield refusal(
      'missing-csv-headers',
      at,
      `${called} says that the column names are GIVEN. Add them as "CSVHeaders".`,
      'These fields are required: [CSVHeaders]',
      inState(place),
    );
  }
}

function* checkItemBatcher(place: ObjectPlace): Iterable<Problem> {
  const limits = ['MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'];
  if (limits.some((name) => fieldOf(place, name) !== undefined)) return;
  const allowed = limits.filter((name) => place.language === 'JSONPath' || !name.endsWith('Path'));
  yield refusal(
    'batch-without-limit',
    place.at,
    `${place.called} does not say how large a batch is. Add "MaxItemsPerBatch" or "MaxInputBytesPerBatch".`,
    `This object should have at least one of the following fields: [${allowed.join(', ')}]`,
    inState(place),
  );
}
