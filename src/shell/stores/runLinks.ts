/**
 * The workers of the runs that go on, and what they were asked for. Whoever waits for an answer gets one, also when the
 * worker is gone: then from what is known without it.
 */
import type { HistoryEvent } from '../../core/interpreter/event';
import type { Visit } from '../../core/history/runView';
import { unpackVisit } from '../../core/history/plainView';
import type { RunLink } from '../worker/client';
import type { FromWorker, ToWorker } from '../worker/protocol';

/** Part of a history that a worker is asked for. */
export type HistoryRequest =
  | { readonly kind: 'page'; readonly fromIndex: number; readonly count: number }
  | { readonly kind: 'visits'; readonly chunk: number };

/** A message of a worker that answers a request. */
export type HistoryAnswer = Extract<FromWorker, { kind: 'page' | 'visits' }>;

/** The links to workers, by the ids of their runs. */
export type RunLinks<Id extends string> = {
  has(id: Id): boolean;
  add(id: Id, link: RunLink): void;
  /** Passes a message on; nothing happens where the worker is gone. */
  send(id: Id, message: Exclude<ToWorker, { kind: 'start' }>): void;
  /** Asks for events. Resolves with what the worker says, or, when it goes away first, with what `otherwise` gives. */
  askEvents(
    id: Id,
    request: HistoryRequest & { kind: 'page' },
    otherwise: () => Promise<readonly HistoryEvent[]>,
  ): Promise<readonly HistoryEvent[]>;
  /** Asks for visits, likewise. */
  askVisits(
    id: Id,
    request: HistoryRequest & { kind: 'visits' },
    otherwise: () => Promise<readonly Visit[]>,
  ): Promise<readonly Visit[]>;
  /** Takes a worker's answer. */
  answer(message: HistoryAnswer): void;
  /** Ends a worker. */
  end(id: Id): void;
  endAll(): void;
};

type Asked<Id> = { readonly id: Id; readonly take: (message: HistoryAnswer) => void; readonly giveUp: () => void };

/** Creates an empty set of links. */
export function createRunLinks<Id extends string>(): RunLinks<Id> {
  const links = new Map<Id, RunLink>();
  const asked = new Map<number, Asked<Id>>();
  let requestCount = 0;

  function ask<T>(
    id: Id,
    request: HistoryRequest,
    read: (message: HistoryAnswer) => readonly T[],
    otherwise: () => Promise<readonly T[]>,
  ): Promise<readonly T[]> {
    const link = links.get(id);
    if (!link) return otherwise();
    const requestId = ++requestCount;
    return new Promise((resolve) => {
      asked.set(requestId, {
        id,
        take: (message) => resolve(read(message)),
        giveUp: () => void otherwise().then(resolve, () => resolve([])),
      });
      link.send({ ...request, requestId });
    });
  }

  function end(id: Id): void {
    links.get(id)?.end();
    links.delete(id);
    for (const [requestId, request] of asked) {
      if (request.id !== id) continue;
      asked.delete(requestId);
      request.giveUp();
    }
  }

  return {
    has: (id) => links.has(id),
    add: (id, link) => void links.set(id, link),
    send: (id, message) => links.get(id)?.send(message),
    askEvents: (id, request, otherwise) =>
      ask(id, request, (message) => (message.kind === 'page' ? message.events : []), otherwise),
    askVisits: (id, request, otherwise) =>
      ask(id, request, (message) => (message.kind === 'visits' ? message.visits.map(unpackVisit) : []), otherwise),
    answer(message) {
      asked.get(message.requestId)?.take(message);
      asked.delete(message.requestId);
    },
    end,
    endAll: () => [...links.keys()].forEach(end),
  };
}
