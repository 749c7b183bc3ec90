/** Compiles what only Map states have. */
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../../base/json';
import { ok } from '../../base/result';
import { expressionIn } from '../../expressions/jsonata';
import { compileReferencePath } from '../../expressions/referencePath';
import { parseResource } from '../resource';
import type { Evaluate, ItemBatcher, ItemReader, MapState, ResultWriter } from '../program';
import {
  accept,
  compileExpression,
  compileNumber,
  compileSelection,
  compileShape,
  fieldOf,
  textsOf,
  type Fields,
} from './fields';

/** A Map's own fields, without what its processor is. */
export type MapFields = Pick<
  MapState,
  | 'distributed'
  | 'items'
  | 'itemsText'
  | 'itemSelector'
  | 'maxConcurrency'
  | 'toleratedCount'
  | 'toleratedPercentage'
  | 'itemReader'
  | 'itemBatcher'
  | 'resultWriter'
>;

/** The fields of a Map. `processor` is its ItemProcessor or Iterator. */
export function compileMapFields(fields: Fields, processor: JsonObject): MapFields {
  const { isJsonata } = fields;
  const itemsField = isJsonata ? fieldOf(fields, 'Items') : undefined;
  const itemsPath = fieldOf(fields, 'ItemsPath');
  const distributed = distributionOf(fields, processor);
  // Only distributed Maps iterate objects; the others' expressions must give an array.
  const itemsType = distributed === undefined ? 'array' : undefined;
  return {
    distributed,
    items: isJsonata
      ? itemsField === undefined
        ? undefined
        : compileExpression(fields, itemsField, 'Items', itemsType)
      : compileItemsPath(fields),
    itemsText:
      typeof itemsField === 'string'
        ? (expressionIn(itemsField) ?? itemsField)
        : typeof itemsPath === 'string'
          ? itemsPath
          : '$',
    itemSelector: compileShape(fields, 'ItemSelector') ?? (isJsonata ? undefined : compileShape(fields, 'Parameters')),
    maxConcurrency: compileNumber(fields, 'MaxConcurrency'),
    toleratedCount: compileNumber(fields, 'ToleratedFailureCount'),
    toleratedPercentage: compileNumber(fields, 'ToleratedFailurePercentage'),
    itemReader: withObject(fields, 'ItemReader', compileItemReader),
    itemBatcher: withObject(fields, 'ItemBatcher', compileItemBatcher),
    resultWriter: withObject(fields, 'ResultWriter', compileResultWriter),
  };
}

/** ItemsPath names a single place; what the service would not have accepted is read as any other path. */
function compileItemsPath(fields: Fields): Evaluate | undefined {
  const text = fieldOf(fields, 'ItemsPath');
  const place = typeof text === 'string' && text !== '$' ? compileReferencePath(text) : undefined;
  return place?.ok === true ? (view) => place.value.read(view) : compileSelection(fields, 'ItemsPath');
}

function distributionOf(fields: Fields, processor: JsonObject): MapState['distributed'] {
  const config = member(processor, 'ProcessorConfig');
  if (!isJsonObject(config) || member(config, 'Mode') !== 'DISTRIBUTED') return undefined;
  const label = fieldOf(fields, 'Label');
  return {
    express: member(config, 'ExecutionType') === 'EXPRESS',
    label: typeof label === 'string' ? label : undefined,
  };
}

function withObject<T>(
  fields: Fields,
  name: string,
  compile: (fields: Fields, object: JsonObject) => T | undefined,
): T | undefined {
  const value = fieldOf(fields, name);
  if (value === undefined) return undefined;
  if (!isJsonObject(value)) return void fields.faults.push(`The field "${name}" must be an object.`);
  return compile(fields, value);
}

function compileItemReader(fields: Fields, object: JsonObject): ItemReader | undefined {
  const resource = member(object, 'Resource');
  const target = accept(fields, 'ItemReader.Resource', parseResource(typeof resource === 'string' ? resource : ''));
  const given = member(object, 'ReaderConfig');
  const config: JsonObject = isJsonObject(given) ? given : {};
  if (target === undefined) return undefined;
  return {
    target,
    parameters: argumentsOf(fields, object, 'ItemReader'),
    inputType: textIn(config, 'InputType'),
    csvHeaderLocation: textIn(config, 'CSVHeaderLocation'),
    csvHeaders: member(config, 'CSVHeaders') === undefined ? undefined : textsOf(member(config, 'CSVHeaders')),
    csvDelimiter: textIn(config, 'CSVDelimiter') ?? 'COMMA',
    itemsPointer: compilePointer(fields, config),
    maxItems: compileNumber(fields, 'MaxItems', config, 'ItemReader/ReaderConfig/MaxItems'),
    loadObjects: textIn(config, 'Transformation') === 'LOAD_AND_FLATTEN',
    manifestType: textIn(config, 'ManifestType'),
  };
}

function compilePointer(fields: Fields, config: JsonObject): Evaluate | undefined {
  const value: Json | undefined = member(config, 'ItemsPointer');
  if (value === undefined) return undefined;
  return fields.isJsonata
    ? compileExpression(fields, value, 'ItemReader/ReaderConfig/ItemsPointer', 'string')
    : () => ok(value);
}

function compileItemBatcher(fields: Fields, object: JsonObject): ItemBatcher {
  return {
    maxItems: compileNumber(fields, 'MaxItemsPerBatch', object, 'ItemBatcher/MaxItemsPerBatch'),
    maxBytes: compileNumber(fields, 'MaxInputBytesPerBatch', object, 'ItemBatcher/MaxInputBytesPerBatch'),
    batchInput: compileShape(fields, 'BatchInput', object, 'ItemBatcher/BatchInput'),
  };
}

function compileResultWriter(fields: Fields, object: JsonObject): ResultWriter {
  const resource = member(object, 'Resource');
  const given = member(object, 'WriterConfig');
  const config: JsonObject = isJsonObject(given) ? given : {};
  return {
    target: typeof resource === 'string' ? accept(fields, 'ResultWriter.Resource', parseResource(resource)) : undefined,
    parameters: argumentsOf(fields, object, 'ResultWriter'),
    transformation: textIn(config, 'Transformation'),
    outputType: textIn(config, 'OutputType') ?? 'JSON',
  };
}

function argumentsOf(fields: Fields, object: JsonObject, location: string): Evaluate | undefined {
  const name = fields.isJsonata ? 'Arguments' : 'Parameters';
  return compileShape(fields, name, object, `${location}/${name}`);
}
