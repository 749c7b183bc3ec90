/** What a bucket holds for a Map that reads its items from it, when nobody has put anything there: one item. */
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { fitNeed } from '../expressions/needs/fitNeed';
import type { Need } from '../expressions/needs/need';
import type { TaskRequest } from '../interpreter/ports';

/** What is read of the items of one Map, and its ReaderConfig, which says how the object is read. */
export type ItemsNeed = { readonly need: Need; readonly config: JsonObject };

/** The key of the object that a made-up manifest or listing names. */
const sampleKey = 'sample/items';

const noConfig: JsonObject = {};

/** The answer to a read: a listing, rows, or an object with a text. */
export function sampleItems(request: TaskRequest, known: ItemsNeed | undefined): Json {
  const { need, config = noConfig } = known ?? {};
  if (request.target.action === 'listObjectsV2')
    return {
      Contents: [
        {
          ETag: '"9e107d9d372bb6826bd81d3542a419d6"',
          Key: sampleKey,
          LastModified: 1_735_689_600,
          Size: 100,
          StorageClass: 'STANDARD',
        },
      ],
    };
  const item = need === undefined ? {} : (fitNeed(need, undefined) ?? {});
  if (request.inputType === 'PARQUET') return { Rows: [isJsonObject(item) ? item : {}] };
  const isNamed = isJsonObject(request.parameters) && member(request.parameters, 'Key') === sampleKey;
  return {
    Body: !isNamed && isManifest(config) ? manifestOf(request, config, item) : bodyOf(config, item),
    ContentLength: 100,
    Metadata: {},
  };
}

function isManifest(config: JsonObject): boolean {
  return member(config, 'InputType') === 'MANIFEST' || member(config, 'ManifestType') !== undefined;
}

function isInventory(config: JsonObject): boolean {
  return isManifest(config) && member(config, 'ManifestType') !== 'ATHENA_DATA';
}

function manifestOf({ parameters }: TaskRequest, config: JsonObject, item: Json): string {
  const bucket = isJsonObject(parameters) ? member(parameters, 'Bucket') : undefined;
  if (member(config, 'ManifestType') === 'ATHENA_DATA')
    return `s3://${typeof bucket === 'string' && bucket !== '' ? bucket : 'bucket'}/${sampleKey}\n`;
  return JSON.stringify({
    sourceBucket: bucket ?? '',
    fileFormat: 'CSV',
    fileSchema: columnsOf(item).join(', '),
    files: [{ key: sampleKey, size: 100 }],
  });
}

function bodyOf(config: JsonObject, item: Json): string {
  const type = member(config, 'InputType');
  if (type === 'CSV' || isInventory(config)) return tableOf(config, item);
  if (type === 'JSONL') return `${JSON.stringify(item)}\n`;
  const pointer = member(config, 'ItemsPointer');
  return JSON.stringify(typeof pointer === 'string' ? pointed(pointer, [item]) : [item]);
}

/** A value that has another one where a JSON Pointer says. */
function pointed(pointer: string, value: Json): Json {
  const names = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduceRight<Json>((inner, name) => Object.fromEntries([[name, inner]]), value);
}

const delimiters: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

/** One row of a table, under its header unless the workflow brings one. */
function tableOf(config: JsonObject, item: Json): string {
  const delimiter = delimiters[String(member(config, 'CSVDelimiter') ?? 'COMMA')] ?? ',';
  const given = member(config, 'CSVHeaders');
  const isGiven = member(config, 'CSVHeaderLocation') === 'GIVEN' && Array.isArray(given);
  const columns = isGiven ? (given as readonly Json[]).map(String) : columnsOf(item);
  const row = columns.map((name) => cellOf(isJsonObject(item) ? (member(item, name) ?? 'text') : 'text'));
  // The data files of an inventory have no header: the manifest names their columns.
  const header = isGiven || isInventory(config) ? [] : [columns.map(cellOf)];
  return [...header, row].map((cells) => `${cells.join(delimiter)}\n`).join('');
}

function columnsOf(item: Json): readonly string[] {
  const names = isJsonObject(item) ? Object.keys(item) : [];
  return names.length === 0 ? ['id'] : names;
}

function cellOf(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[\w.:+-]+$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}
