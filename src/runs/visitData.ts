import type { Json } from '../base/json';
import type { Visit } from '../history/runView';
import type { RunEvent } from '../stores/runViews';
import type { Run } from '../stores/runsStore';

/** What a visit's task was called with and what it answered, from the newest of its events that say so. */
export type TaskData = { readonly sent?: Json; readonly received?: Json; readonly isSample: boolean };

/** The events of a visit, oldest first. Ids count from 1 without gaps, so an event is found by its id. */
export function eventsOf(run: Run, visit: Visit): readonly RunEvent[] {
  return visit.eventIds.flatMap((id) => run.events[id - 1] ?? []);
}

/** Reads a visit's task data from its events. */
export function readTaskData(events: readonly RunEvent[]): TaskData {
  let sent: Json | undefined;
  let received: Json | undefined;
  let isSample = false;
  for (const event of events) {
    switch (event.type) {
      case 'TaskScheduled':
        sent = event.details.parameters;
        received = undefined;
        break;
      case 'LambdaFunctionScheduled':
      case 'ActivityScheduled':
        sent = event.details.input;
        received = undefined;
        break;
      case 'TaskSucceeded':
      case 'LambdaFunctionSucceeded':
      case 'ActivitySucceeded':
        received = event.details.output;
        isSample ||= event.details.sample === true;
        break;
      default:
        break;
    }
  }
  return { sent, received, isSample };
}
