import { useCallback, useEffect, useRef, useState } from 'react';
import { eventAt } from '../../core/history/eventLog';
import { useSession } from '../../shell/stores/context';
import type { RunEvent } from '../../shell/stores/runViews';
import type { Run } from '../../shell/stores/runsStore';

const pageSize = 500;

/**
 * The events of a run by index, however many there are. Those of a huge run that are still with its worker are fetched
 * a page at a time when they are first asked for; until they come they are undefined.
 */
export function useEvents(run: Run): {
  readonly count: number;
  readonly eventAt: (index: number) => RunEvent | undefined;
} {
  const { runsStore } = useSession();
  const [pages, setPages] = useState<ReadonlyMap<number, readonly RunEvent[]>>(new Map());
  const asked = useRef(new Set<number>());
  const wanted = useRef(new Set<number>());

  useEffect(() => {
    for (const page of wanted.current) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      void runsStore.readPage(run.id, page * pageSize, pageSize).then((events) => {
        // A page that was not full yet is asked for again when more has happened.
        if (events.length < pageSize) asked.current.delete(page);
        setPages((known) => new Map(known).set(page, events));
      });
    }
    wanted.current.clear();
  });

  const find = useCallback(
    (index: number): RunEvent | undefined => {
      if (index < run.events.count) return eventAt(run.events, index);
      const page = Math.floor(index / pageSize);
      const event = pages.get(page)?.[index % pageSize];
      if (!event) wanted.current.add(page);
      return event;
    },
    [run.events, pages],
  );
  return { count: run.long?.keptCount ?? run.events.count, eventAt: find };
}
