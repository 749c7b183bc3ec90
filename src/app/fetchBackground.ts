import type { Background } from '../shell/worker/background';

/**
 * The work on long texts beside the page; its script is fetched when there is such
 * a text. Without the script there are no answers, and the page does it itself.
 */
export function fetchBackground(): Background {
  let fetched: Promise<Background | undefined> | undefined;
  const start = (): Promise<Background | undefined> =>
    (fetched ??= import('../shell/worker/background')
      .then(({ createBackground, createBackgroundWorker }) => createBackground(createBackgroundWorker))
      .catch(() => undefined));
  return {
    judge: async (text, wanted) => (await start())?.judge(text, wanted),
    layOut: async (shape, wanted) => (await start())?.layOut(shape, wanted),
    end: () => void fetched?.then((background) => background?.end()),
  };
}
