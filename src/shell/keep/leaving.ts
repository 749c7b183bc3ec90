import type { Keeper } from './keeper';

/**
 * Watches the page being closed, reloaded or put away: unsaved work is written down at once, and when some of it would
 * not outlive the page the browser asks whether to leave all the same.
 */
export function guardLeaving(keeper: Pick<Keeper, 'writeDown'>): void {
  window.addEventListener('beforeunload', (event) => {
    if (!keeper.writeDown()) event.preventDefault();
  });
  window.addEventListener('pagehide', () => void keeper.writeDown());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.writeDown();
  });
}
