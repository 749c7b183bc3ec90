import type { RunEvent } from '../../shell/stores/runViews';

/** How an event's row is coloured: by how it turned out for the state or the execution. */
export type EventTone = 'fail' | 'ok' | 'retry' | undefined;

/** The tone of an event type. */
export function eventTone(type: RunEvent['type']): EventTone {
  if (/(?:Failed|TimedOut)$/.test(type)) return 'fail';
  if (type.endsWith('Aborted')) return 'retry';
  if (type === 'ExecutionSucceeded') return 'ok';
  return undefined;
}

/** An event type in words: `LambdaFunctionScheduled` is "Lambda function scheduled". */
export function eventWords(type: RunEvent['type']): string {
  const words = type.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an event is about beyond its state: the resource that was called, the item that was begun, the error. */
export function eventSubject(event: RunEvent): string {
  const { details } = event;
  if (!details) return '';
  if ('error' in details && details.error !== undefined) return details.error;
  if ('resourceType' in details) return `${details.resourceType}:${details.resource}`;
  if ('resource' in details) return details.resource;
  if ('index' in details) return `item ${details.index}`;
  if ('length' in details) return details.length === 1 ? '1 item' : `${details.length} items`;
  return '';
}
