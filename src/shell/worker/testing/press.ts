/** What a person gets who presses Run: the run that the page's worker makes, in simulated time. */
import type { Json, JsonObject } from '../../../core/base/json';
import type { HistoryEvent } from '../../../core/interpreter/event';
import { createRunHandlers } from '../createRunHandlers';
import type { FromWorker, PlaceholderOrder } from '../protocol';
import { serveRun } from '../serveRun';

/** How a run went: `status` is that of its last event, or what the worker said instead. */
export type Press = { readonly status: string; readonly why: string; readonly events: readonly HistoryEvent[] };

/** Runs a definition as the page does at speed Instant, samples answering everything. */
export async function press(definition: JsonObject, input: Json, placeholders?: PlaceholderOrder): Promise<Press> {
  const posted: FromWorker[] = [];
  let close: (() => void) | undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  const post = (message: FromWorker): void => {
    posted.push(message);
    if (['closed', 'broken', 'refused'].includes(message.kind)) close?.();
  };
  const served = serveRun({ post, nowMs: () => 0, delay: () => () => undefined }, createRunHandlers);
  served.receive({
    kind: 'start',
    order: {
      definition,
      placeholders,
      type: 'STANDARD',
      name: 'first-press',
      input,
      speed: 'instant',
      samplesAnswer: true,
      seed: 1,
      startMs: Date.UTC(2026, 0, 1),
    },
  });
  await closed;
  const events = posted.flatMap((message) => (message.kind === 'events' ? message.events : []));
  const refusal = posted.find((message) => message.kind === 'refused' || message.kind === 'broken');
  const last = events.at(-1);
  if (refusal !== undefined || last === undefined)
    return { status: refusal?.kind ?? 'nothing', why: refusal?.reason ?? '', events };
  return { status: last.type, why: JSON.stringify(last.details ?? {}), events };
}

/** The names of the states that were entered, in order. */
export function statesEntered(events: readonly HistoryEvent[]): readonly string[] {
  return events.flatMap(({ type, details }) =>
    type.endsWith('StateEntered') && details !== undefined && 'name' in details && typeof details.name === 'string'
      ? [details.name]
      : [],
  );
}
