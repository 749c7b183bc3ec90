import type { ReactElement } from 'react';
import { useSelection, useSession } from '../shell/stores/context';
import type { LeftTab } from '../shell/stores/selectionStore';
import { later } from '../shell/ui/later';
import { Tabs, type Tab } from '../shell/ui/Tabs';
import { VisuallyHidden } from '../shell/ui/VisuallyHidden';
import { OnRanText } from './onRanText';
import { useCommandContext } from './shellContext';

const tabs: readonly Tab<LeftTab>[] = [
  { id: 'states', label: 'States' },
  { id: 'outline', label: 'Outline' },
];

const Palette = later(async () => (await import('../features/canvas/Palette')).Palette);
const Outline = later(async () => (await import('../features/outline/Outline')).Outline);

/** Fetches what the pane begins with. */
export const fetchLeftPane = Palette.fetch;

/** Fetches the other tab. */
export const fetchOutline = Outline.fetch;

/** What can be added, or the workflow as a tree. */
export function LeftPane(): ReactElement {
  const { selectionStore } = useSession();
  const { shell } = useCommandContext();
  const tab = useSelection((state) => state.leftTab);
  return (
    <Tabs label="States and outline" tabs={tabs} value={tab} onChange={selectionStore.showLeft}>
      <VisuallyHidden as="h2">{tab === 'states' ? 'States to add' : 'Outline'}</VisuallyHidden>
      {tab === 'states' ? (
        <Palette />
      ) : (
        <OnRanText>
          <Outline shell={shell} />
        </OnRanText>
      )}
    </Tabs>
  );
}
