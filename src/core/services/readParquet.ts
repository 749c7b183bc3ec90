/** The one door to the reader of Parquet files. */
import { parquetReadObjects } from 'hyparquet';
import { isJsonObject, setMember, type Json } from '../base/json';
import { formatInstant } from '../base/time';
import { encodeBytes } from '../expressions/base64';

/**
 * The rows of a Parquet file, each an object with a member for every column. Rejects when the bytes are no such file.
 */
export async function readParquet(bytes: Uint8Array): Promise<Json[]> {
  // A copy: the bytes may be a part of a larger buffer (Node's are), and the reader takes a buffer from its start.
  const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
  return rows.map(toJson);
}

/**
 * A value of a column as JSON: instants as the service writes them, whole numbers as numbers, bytes as Base64, what is
 * missing as null.
 */
function toJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : formatInstant(value.getTime());
  if (value instanceof Uint8Array) return encodeBytes([...value]);
  if (Array.isArray(value)) return value.map(toJson);
  if (!isJsonObject(value)) return null;
  const object: Record<string, Json> = {};
  for (const [name, part] of Object.entries(value)) setMember(object, name, toJson(part));
  return object;
}
