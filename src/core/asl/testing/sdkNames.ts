import { readFileSync } from 'node:fs';
import { readSdkNames, type SdkNames, type SdkNamesFile } from '../sdk/readSdkNames';

/** Where the names are kept. */
export const sdkNamesPath = 'public/catalog/aws-sdk.names.json';

let known: SdkNames | undefined;

/** The names as the program has them. */
export function sdkNames(): SdkNames {
  known ??= readSdkNames(JSON.parse(readFileSync(sdkNamesPath, 'utf8')) as SdkNamesFile); // generateNames.mjs wrote it
  return known;
}
