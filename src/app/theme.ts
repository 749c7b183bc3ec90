import type { Readable } from '../shell/stores/store';
import type { Settings } from '../shell/stores/settingsStore';

/** Puts the theme on the page, and keeps it there when the setting or the system changes. */
export function showTheme(settings: Readable<Settings>): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const show = (): void => {
    document.documentElement.dataset['theme'] = resolveTheme(settings.getState().theme, system.matches);
  };
  show();
  settings.subscribe(show);
  system.addEventListener('change', show);
}

/** The theme that is shown for a setting. */
export function resolveTheme(setting: Settings['theme'], systemIsDark: boolean): 'light' | 'dark' {
  return setting === 'system' ? (systemIsDark ? 'dark' : 'light') : setting;
}

/** The theme on the page now. */
export function shownTheme(): 'light' | 'dark' {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}
