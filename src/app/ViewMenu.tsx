import type { ReactElement } from 'react';
import { boundKeys } from '../shell/commands/useBoundKeys';
import { useSession } from '../shell/stores/context';
import { MenuButton } from '../shell/ui/MenuButton';
import { menuOfCommands } from './menuOfCommands';
import { useCommandContext } from './shellContext';

/** How the workbench looks: panes, theme, direction; and the way to all keys. */
export function ViewMenu(): ReactElement {
  const context = useCommandContext();
  const { settingsStore, selectionStore } = useSession();
  const entries = () => {
    const settings = settingsStore.getState();
    const { theme, direction, minimap, hints, foldedPanes } = settings;
    const pane = (name: string, label: string) => ({
      id: name,
      label,
      keys: boundKeys(`view.${name}`, settings),
      checked: !foldedPanes.includes(name),
      onSelect: () => settingsStore.foldPane(name, !foldedPanes.includes(name)),
    });
    const choice = (id: string, label: string, checked: boolean, onSelect: () => void) => ({
      id,
      label,
      checked,
      onSelect,
    });
    return [
      { heading: 'Panes' },
      pane('left', 'Palette'),
      pane('right', 'Inspector and code'),
      {
        id: 'dock',
        label: 'Dock',
        keys: boundKeys('view.dock', settings),
        checked: selectionStore.getState().dockTab !== undefined,
        onSelect: () =>
          selectionStore.getState().dockTab ? selectionStore.closeDock() : selectionStore.openDock('problems'),
      },
      choice('minimap', 'Minimap', minimap, () => settingsStore.change({ minimap: !minimap })),
      choice('hints', 'Hints among problems', hints, () => settingsStore.change({ hints: !hints })),
      { heading: 'Direction' },
      choice('down', 'Top down', direction === 'down', () => settingsStore.change({ direction: 'down' })),
      choice('right-way', 'Left to right', direction === 'right', () => settingsStore.change({ direction: 'right' })),
      { heading: 'Theme' },
      choice('system', 'As the system', theme === 'system', () => settingsStore.change({ theme: 'system' })),
      choice('light', 'Light', theme === 'light', () => settingsStore.change({ theme: 'light' })),
      choice('dark', 'Dark', theme === 'dark', () => settingsStore.change({ theme: 'dark' })),
      'separator' as const,
      ...menuOfCommands([['go.palette', 'command'], ['go.keys', 'keyboard'], 'go.notices'], context),
    ];
  };
  return <MenuButton iconOnly icon="settings" label="View" entries={entries} />;
}
