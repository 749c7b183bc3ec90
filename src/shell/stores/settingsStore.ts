import { createStore } from 'zustand/vanilla';
import type { RunSpeed } from '../worker/protocol';
import { readable, type Readable } from './store';

/** What a person prefers, the same for every workflow. Kept in `localStorage` by `keep/keptSettings.ts`. */
export type Settings = {
  readonly theme: 'light' | 'dark' | 'system';
  readonly direction: 'down' | 'right';
  readonly speed: RunSpeed;
  /** Whether samples answer also those tasks of a run that wait for a token or a worker. */
  readonly samplesAnswer: boolean;
  readonly minimap: boolean;
  /** Whether hints, the advice that the service would not give, are listed among the problems. */
  readonly hints: boolean;
  /** Whether Tab indents in the code instead of leaving it. */
  readonly tabIndents: boolean;
  /** Whether single letters, digits and signs are keys of commands. */
  readonly singleKeys: boolean;
  /** Keys that were changed, by the command's id; none for a command without keys. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Sizes of panes in pixels, by pane name; a pane that was never moved is missing. */
  readonly paneSizes: Readonly<Record<string, number>>;
  /** Names of the panes that are folded away. */
  readonly foldedPanes: readonly string[];
};

/** The settings of somebody who has not changed any. */
export const defaultSettings: Settings = {
  theme: 'system',
  direction: 'down',
  speed: 'watch',
  samplesAnswer: false,
  minimap: true,
  hints: true,
  tabIndents: false,
  singleKeys: true,
  keys: {},
  paneSizes: {},
  foldedPanes: [],
};

/** Settings and the verbs that change them. */
export type SettingsStore = Readable<Settings> & {
  readonly change: (part: Partial<Settings>) => void;
  readonly resizePane: (name: string, sizePx: number) => void;
  readonly foldPane: (name: string, folded: boolean) => void;
};

/** Creates the settings, from what was kept. */
export function createSettingsStore(kept: Partial<Settings> = {}): SettingsStore {
  const store = createStore<Settings>(() => ({ ...defaultSettings, ...kept }));
  return {
    ...readable(store),
    change: (part) => store.setState(part),
    resizePane: (name, sizePx) =>
      store.setState(({ paneSizes }) => ({ paneSizes: { ...paneSizes, [name]: Math.round(sizePx) } })),
    foldPane: (name, folded) =>
      store.setState(({ foldedPanes }) => {
        const others = foldedPanes.filter((pane) => pane !== name);
        return { foldedPanes: folded ? [...others, name] : others };
      }),
  };
}
