import { useSession, useSettings } from '../shell/stores/context';

/** The size of a pane as it was left, or what it is at first, and how to change and fold it. */
export function useRememberedPane(
  name: string,
  firstPx: number,
): {
  readonly sizePx: number;
  readonly folded: boolean;
  readonly onResize: (sizePx: number) => void;
  readonly onFold: (folded: boolean) => void;
} {
  const { settingsStore } = useSession();
  const sizePx = useSettings((settings) => settings.paneSizes[name]) ?? firstPx;
  const folded = useSettings((settings) => settings.foldedPanes.includes(name));
  return {
    sizePx,
    folded,
    onResize: (px) => settingsStore.resizePane(name, px),
    onFold: (fold) => settingsStore.foldPane(name, fold),
  };
}
