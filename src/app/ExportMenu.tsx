import type { ReactElement } from 'react';
import { MenuButton } from '../shell/ui/MenuButton';
import { menuOfCommands } from './menuOfCommands';
import { useCommandContext } from './shellContext';
import { useIsNarrow } from './useIsNarrow';

/** The ways out of the page: to a file, as a picture, as a copy. In narrow windows also what else has no room. */
export function ExportMenu(): ReactElement {
  const context = useCommandContext();
  const isNarrow = useIsNarrow();
  const entries = () =>
    menuOfCommands(
      [
        ['file.save', 'download'],
        ['file.download', 'file'],
        'separator',
        ['file.svg', 'image'],
        ['file.png', 'image'],
        ['file.print', 'print'],
        'separator',
        ['file.otherType', 'copy'],
        ['file.open', 'folder'],
        ...(isNarrow
          ? ([
              'separator',
              ['edit.undo', 'undo'],
              ['edit.redo', 'redo'],
              ['edit.history', 'history'],
              'separator',
              ['go.palette', 'command'],
              'go.notices',
              ['view.theme', 'moon'],
            ] as const)
          : []),
      ],
      context,
    );
  return (
    <MenuButton
      label={isNarrow ? 'More' : 'Export'}
      iconOnly={isNarrow}
      icon={isNarrow ? 'more' : undefined}
      entries={entries}
    />
  );
}
