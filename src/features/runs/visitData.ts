import type { Json } from '../../core/base/json';
import type { RunEvent } from '../../shell/stores/runViews';

/** What a visit's task was called with and what it answered, from the newest of its events that say so. */
export type TaskData = { readonly sent?: Json; readonly received?: Json; readonly isSample: boolean };

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
