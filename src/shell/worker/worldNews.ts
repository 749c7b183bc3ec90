import type { WorldChange } from '../../core/base/worldChanges';
import { keptChanges } from '../../core/services/world';
import { frameMs, type OutboxPort } from './outbox';

/** Tells the page what a run changes in the world that is kept, at most once a frame. */
export type WorldNews = {
  add(changes: readonly WorldChange[]): void;
  /** Posts what is waiting, now. */
  flush(): void;
};

/** Begins with nothing to tell. */
export function createWorldNews(port: OutboxPort): WorldNews {
  let waiting: WorldChange[] = [];
  let cancelTimer: (() => void) | undefined;

  function flush(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (waiting.length === 0) return;
    port.post({ kind: 'world', changes: waiting });
    waiting = [];
  }

  return {
    add(changes) {
      for (const change of keptChanges(changes)) waiting.push(change);
      if (waiting.length > 0) cancelTimer ??= port.delay(frameMs, flush);
    },
    flush,
  };
}
