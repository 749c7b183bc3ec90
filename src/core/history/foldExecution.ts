/** How an execution ends without success, and how a redrive takes it up again. */
import type { HistoryEvent } from '../interpreter/event';
import type { FoldBatch } from './foldBatch';
import { setIteration } from './foldContainers';
import { ancestorsOf, closeVisit, failedStatus, isContainer } from './openVisits';
import type { StateStatus, Visit } from './runView';

/** The execution ends without success: what is open fails (on the way to the failure), is aborted, or timed out. */
export function endExecution(
  batch: FoldBatch,
  event: HistoryEvent<'ExecutionFailed' | 'ExecutionTimedOut' | 'ExecutionAborted'>,
): void {
  const { facts } = batch;
  const timedOut = event.type === 'ExecutionTimedOut';
  facts.status = event.type === 'ExecutionFailed' ? 'FAILED' : timedOut ? 'TIMED_OUT' : 'ABORTED';
  facts.closedMs = event.timestampMs;
  facts.error = event.details?.error;
  facts.cause = event.details?.cause;
  const others: StateStatus = timedOut ? 'timedOut' : 'aborted';
  const guilty = new Set<number>();
  const unfinished: number[] = [];
  if (event.type === 'ExecutionFailed') {
    for (const visit of ancestorsOf(batch, batch.visitOf(event.previousEventId))) {
      guilty.add(visit.id);
      noteItem(batch, visit, 'failed');
      if (visit.status === 'failed' && !batch.openVisit(visit.id)) {
        unfinished.push(visit.id);
        batch.change(visit, { error: visit.error ?? facts.error, cause: visit.cause ?? facts.cause });
      }
    }
  }
  for (const id of [...batch.openIds()]) {
    const visit = batch.visit(id);
    if (!visit) continue;
    unfinished.push(id);
    const isGuilty = guilty.has(id);
    closeVisit(
      batch,
      visit,
      isGuilty ? failedStatus(visit) : others,
      event.timestampMs,
      event.id,
      isGuilty ? facts : undefined,
    );
  }
  batch.setUnfinished(unfinished);
}

/** The item that a visit lies in stands as the visit does, where no event of its own tells. */
function noteItem(batch: FoldBatch, { iteration }: Visit, status: 'failed' | 'inProgress'): void {
  const map = batch.visit(iteration?.map);
  if (iteration && map?.iterations) setIteration(batch, map, iteration.index, status);
}

/** The execution is taken up again from where it failed. */
export function redrive(batch: FoldBatch, event: HistoryEvent<'ExecutionRedriven'>): void {
  const { facts } = batch;
  facts.status = 'RUNNING';
  facts.closedMs = undefined;
  facts.error = undefined;
  facts.cause = undefined;
  facts.redriveCount = event.details?.redriveCount ?? facts.redriveCount + 1;
  let last: number | undefined;
  for (const id of batch.takeUnfinished()) {
    const visit = batch.visit(id);
    if (!visit || visit.stateType === 'Fail') continue;
    batch.reopen(id);
    batch.change(visit, { status: 'inProgress', exitedMs: undefined });
    noteItem(batch, visit, 'inProgress');
    if (!isContainer(visit)) last = id;
  }
  if (last !== undefined) batch.place(event.id, last);
}
