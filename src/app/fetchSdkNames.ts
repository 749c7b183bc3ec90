import type { SdkNames, SdkNamesFile } from '../core/asl/sdk/readSdkNames';

/** Fetches the names of all AWS SDK calls, and what reads them. Rejects when they do not come. */
export async function fetchSdkNames(): Promise<SdkNames> {
  const [{ readSdkNames }, response] = await Promise.all([
    import('../core/asl/sdk/readSdkNames'),
    fetch(new URL('catalog/aws-sdk.names.json', document.baseURI)),
  ]);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  // The file is part of the build, and generateNames.mjs wrote it.
  return readSdkNames((await response.json()) as SdkNamesFile);
}
