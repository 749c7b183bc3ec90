import { isJsonObject, type Json } from '../../core/base/json';
import { defaultSettings, type Settings } from '../stores/settingsStore';
import type { PageStorage } from './pageStorage';

const key = 'stepyard.settings';

/** Reads the settings that were kept. What is missing, unknown or of another kind than today is left at its default. */
export function readSettings(storage: Pick<PageStorage, 'read'>): Partial<Settings> {
  try {
    const kept = JSON.parse(storage.read(key) ?? '{}') as Json; // JSON.parse makes JSON values only
    if (!isJsonObject(kept)) return {};
    const known = Object.entries(kept).filter(([name, value]) => isSameKind(name, value));
    return Object.fromEntries(known) as Partial<Settings>; // each entry was checked against the table below
  } catch {
    return {}; // text that is not ours
  }
}

/**
 * Keeps the settings; where the browser refuses, they hold until the page is
 * closed, which is no reason to stop anybody.
 */
export function keepSettings(storage: Pick<PageStorage, 'write'>, settings: Settings): void {
  storage.write(key, JSON.stringify(settings));
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
  if (known === 'paneSizes') return isJsonObject(value) && Object.values(value).every(isPaneSize);
  if (known === 'keys')
    return (
      isJsonObject(value) &&
      Object.values(value).every((keys) => Array.isArray(keys) && keys.every((each) => typeof each === 'string'))
    );
  if (known === 'foldedPanes') return Array.isArray(value) && value.every((pane) => typeof pane === 'string');
  return typeof value === typeof defaultSettings[known];
}

/** A pane that was once dragged to nothing or out of any screen could not be dragged back. */
function isPaneSize(size: Json): boolean {
  return typeof size === 'number' && size >= 0 && size <= 10_000;
}
