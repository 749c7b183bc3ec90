import { isJsonObject, type Json } from '../base/json';
import { defaultSettings, type Settings } from '../stores/settingsStore';

const key = 'stepyard.settings';

/** The browser's storage; one that forgets where the browser does not give its own to this page. */
export function openStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  }
}

/** Reads the settings that were kept. What is missing, unknown or of another kind than today is left at its default. */
export function readSettings(storage: Pick<Storage, 'getItem'>): Partial<Settings> {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? '{}') as Json; // JSON.parse makes JSON values only
    if (!isJsonObject(kept)) return {};
    const known = Object.entries(kept).filter(([name, value]) => isSameKind(name, value));
    return Object.fromEntries(known) as Partial<Settings>; // each entry was checked against the table below
  } catch {
    return {}; // blocked storage, or text that is not ours
  }
}

/** Keeps the settings; a browser that refuses forgets them, which is no reason to stop anybody. */
export function keepSettings(storage: Pick<Storage, 'setItem'>, settings: Settings): void {
  try {
    storage.setItem(key, JSON.stringify(settings));
  } catch {
    // Full or blocked: the settings hold until the page is closed.
  }
}

const choices: Partial<Record<keyof Settings, readonly string[]>> = {
  theme: ['light', 'dark', 'system'],
  direction: ['down', 'right'],
  speed: ['watch', 'instant', 'x1', 'x60', 'x3600', 'step'],
};

function isSameKind(name: string, value: Json | undefined): boolean {
  if (!Object.hasOwn(defaultSettings, name)) return false;
  const known = name as keyof Settings; // an own key of the defaults
  const allowed = choices[known];
  if (allowed) return typeof value === 'string' && allowed.includes(value);
  if (known === 'paneSizes') return isJsonObject(value) && Object.values(value).every((size) => typeof size === 'number');
  if (known === 'foldedPanes') return Array.isArray(value) && value.every((pane) => typeof pane === 'string');
  return typeof value === typeof defaultSettings[known];
}
