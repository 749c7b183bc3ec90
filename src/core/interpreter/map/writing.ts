/** Writes the results of a distributed Map to objects. */
import { isJsonObject, member, type Json } from '../../base/json';
import { evaluate } from '../dataFlow';
import type { Frame, MapRun } from '../execution';
import type { MapState } from '../program';
import { taskToken } from '../token';
import { watchDuration, type Turn } from '../turn';
import { createView } from '../view';
import { buildExport, describeChild } from './shapeResults';

/**
 * Asks for the export's files to be written. False when ResultWriter's parameters failed, with the failure in the turn.
 */
export function startWriting(
  turn: Turn,
  frame: Frame,
  state: MapState,
  run: MapRun,
  succeeded: readonly Json[],
  input: Json,
): boolean {
  const writer = state.resultWriter;
  const target = writer?.target;
  if (writer === undefined || target === undefined) return false;
  const parameters =
    writer.parameters === undefined
      ? {}
      : evaluate(turn, frame, state, writer.parameters, createView(turn, frame, input));
  if (parameters === undefined) return false;
  const bucket = isJsonObject(parameters) ? (member(parameters, 'Bucket') ?? null) : null;
  const prefix = isJsonObject(parameters) ? member(parameters, 'Prefix') : undefined;
  const failed = (run.records ?? []).filter((child) => child.status !== 'SUCCEEDED').map(describeChild);
  const { files, manifestKey } = buildExport(
    run.arn,
    run.id,
    bucket,
    typeof prefix === 'string' ? prefix : '',
    succeeded,
    failed,
    writer.outputType,
  );
  const taskIds = new Set<number>();
  frame.wait = {
    kind: 'writing',
    taskIds,
    run,
    result: { MapRunArn: run.arn, ResultWriterDetails: { Bucket: bucket, Key: manifestKey } },
  };
  for (const file of files) {
    const taskId = turn.execution.nextId++;
    taskIds.add(taskId);
    turn.execution.waiting.set(taskId, frame);
    turn.effects.push({
      kind: 'startTask',
      taskId,
      request: {
        purpose: 'resultWriter',
        stateName: state.name,
        target,
        parameters: { Bucket: bucket, Key: file.key, Body: file.body },
        attempt: 0,
        token: taskToken(turn.execution, taskId),
        executionArn: frame.chronicle.arn,
        stateMachineArn: frame.chronicle.stateMachineArn,
      },
    });
  }
  watchDuration(turn, frame.chronicle);
  return true;
}
