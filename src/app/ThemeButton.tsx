import type { ReactElement } from 'react';
import { useStore } from '../shell/stores/useStore';
import type { Settings } from '../shell/stores/settingsStore';
import type { IconName } from '../shell/ui/icons';
import { MenuButton } from '../shell/ui/MenuButton';
import { useApp } from './appParts';

const themes: readonly { readonly id: Settings['theme']; readonly label: string; readonly icon: IconName }[] = [
  { id: 'system', label: 'As the system', icon: 'monitor' },
  { id: 'light', label: 'Light', icon: 'sun' },
  { id: 'dark', label: 'Dark', icon: 'moon' },
];

/** Chooses the theme. */
export function ThemeButton(): ReactElement {
  const { settingsStore } = useApp();
  const theme = useStore(settingsStore, (settings) => settings.theme);
  return (
    <MenuButton
      iconOnly
      label="Theme"
      icon={themes.find(({ id }) => id === theme)?.icon}
      entries={() =>
        themes.map(({ id, label }) => ({
          id,
          label,
          checked: id === theme,
          onSelect: () => settingsStore.change({ theme: id }),
        }))
      }
    />
  );
}
