import { readFileSync } from 'node:fs';
import { readSdkNames, type SdkNames, type SdkNamesFile } from '../core/asl/sdk/readSdkNames';

/** Beside the built program, or in the sources. */
const places = ['../catalog/aws-sdk.names.json', '../../public/catalog/aws-sdk.names.json'];

let known: SdkNames | undefined;

/**
 * The names of AWS SDK calls for judging a definition, read when the first one
 * calls a service. Undefined where it calls none, or the file is missing.
 */
export function sdkNamesFor(definition: string): SdkNames | undefined {
  if (!definition.includes(':states:')) return undefined;
  known ??= readNames();
  return known;
}

function readNames(): SdkNames | undefined {
  for (const place of places) {
    try {
      // generateNames.mjs wrote it.
      return readSdkNames(JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as SdkNamesFile);
    } catch {
      continue;
    }
  }
  return undefined;
}
