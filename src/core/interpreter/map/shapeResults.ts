/** The result of a distributed Map, as its ResultWriter wants it. */
import type { Json } from '../../base/json';
import { writeJson } from '../../base/long';
import { formatInstant } from '../../base/time';
import type { Chronicle } from '../execution';
import { utf8Size } from '../limits';

/** What the console shows of a finished child execution; also what ResultWriter exports. */
export function describeChild(chronicle: Chronicle): Json {
  const isFailed = chronicle.status !== 'SUCCEEDED';
  return {
    ExecutionArn: chronicle.arn,
    Input: writeJson(chronicle.input),
    InputDetails: { Included: true },
    Name: chronicle.name,
    ...(chronicle.output === undefined
      ? {}
      : { Output: writeJson(chronicle.output), OutputDetails: { Included: true } }),
    ...(chronicle.failure?.error === undefined ? {} : { Error: chronicle.failure.error }),
    ...(chronicle.failure?.cause === undefined ? {} : { Cause: chronicle.failure.cause }),
    RedriveCount: chronicle.redriveCount,
    RedriveStatus: isFailed ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(isFailed ? {} : { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: formatInstant(chronicle.startedMs),
    StateMachineArn: chronicle.stateMachineArn,
    Status: chronicle.status,
    ...(chronicle.closedMs === undefined ? {} : { StopDate: formatInstant(chronicle.closedMs) }),
  };
}

/** Outputs in the shape of a Transformation. `children` is needed for NONE only. */
export function transformOutputs(
  outputs: readonly Json[],
  children: readonly Chronicle[] | undefined,
  transformation: string | undefined,
): readonly Json[] {
  if (transformation === 'FLATTEN')
    return outputs.flatMap((output): readonly Json[] => (Array.isArray(output) ? output : [output]));
  if (transformation === 'NONE' && children !== undefined)
    return children.filter((child) => child.status === 'SUCCEEDED').map(describeChild);
  return outputs;
}

/** One object to be written. */
export type ResultFile = { readonly key: string; readonly body: string };

/**
 * The files of an export: what succeeded in the wanted shape, what failed as it
 * is described, and the manifest that names them.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html (read 2025-11)
 */
export function buildExport(
  mapRunArn: string,
  runId: string,
  bucket: Json,
  prefix: string,
  succeeded: readonly Json[],
  failed: readonly Json[],
  outputType: string,
): { readonly files: readonly ResultFile[]; readonly manifestKey: string } {
  const folder = prefix === '' ? runId : `${prefix.replace(/\/$/, '')}/${runId}`;
  const files: ResultFile[] = [];
  const add = (name: string, records: readonly Json[]): Json[] => {
    if (records.length === 0) return [];
    const isLines = outputType === 'JSONL';
    const body = isLines ? records.map((record) => writeJson(record)).join('\n') : writeJson(records);
    const key = `${folder}/${name}_0.${isLines ? 'jsonl' : 'json'}`;
    files.push({ key, body });
    return [{ Key: key, Size: utf8Size(body) }];
  };
  const succeededFiles = add('SUCCEEDED', succeeded);
  const failedFiles = add('FAILED', failed);
  const manifestKey = `${folder}/manifest.json`;
  const manifest: Json = {
    DestinationBucket: bucket,
    MapRunArn: mapRunArn,
    ResultFiles: { FAILED: failedFiles, PENDING: [], SUCCEEDED: succeededFiles },
  };
  files.push({ key: manifestKey, body: writeJson(manifest) });
  return { files, manifestKey };
}
