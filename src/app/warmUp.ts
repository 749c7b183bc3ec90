import type { Session } from '../shell/stores/session';
import type { OpeningWatch } from './appParts';

/** Texts shorter than this are drawn faster than anybody could read how far it is. */
const longToOpen = 200_000;

type Parts = Pick<Session, 'derived' | 'drawing' | 'documentStore'>;

const steps: readonly (readonly [string, (parts: Parts, wanted: AbortSignal) => unknown])[] = [
  ['Reading the text', ({ derived }) => derived.tree()],
  ['Finding the states', ({ derived }) => derived.machine()],
  ['Following the arrows', ({ derived }) => derived.graph()],
  ['Arranging the drawing', ({ drawing }, wanted) => drawing.whenDrawn(wanted)],
];

/**
 * Derives what the drawing of a long text needs, step by step: between the steps the page answers, tells how far it is,
 * and can be told to stop. What was derived is remembered, so that nothing is done twice.
 */
export async function warmUp(parts: Parts, watch: OpeningWatch): Promise<void> {
  if (parts.documentStore.getState().document.text.length < longToOpen) return;
  for (const [index, [words, derive]] of steps.entries()) {
    watch.tell({ words, done: index, of: steps.length });
    await afterPaint();
    if (watch.wanted.aborted) return;
    await derive(parts, watch.wanted);
  }
}

/**
 * Resolves when what was just told has been painted; soon, also where nothing is painted because the page is hidden.
 */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}
