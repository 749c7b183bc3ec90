import type { ReactElement } from 'react';
import { Outline } from '../editor-outline/Outline';
import { Palette } from '../editor-canvas/Palette';
import { useSelection, useSession } from '../stores/context';
import type { LeftTab } from '../stores/selectionStore';
import { Tabs, type Tab } from '../ui/Tabs';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { useCommandContext } from './shellContext';

const tabs: readonly Tab<LeftTab>[] = [
  { id: 'states', label: 'States' },
  { id: 'outline', label: 'Outline' },
];

/** What can be added, or the workflow as a tree. */
export function LeftPane(): ReactElement {
  const { selectionStore } = useSession();
  const { shell } = useCommandContext();
  const tab = useSelection((state) => state.leftTab);
  return (
    <Tabs label="States and outline" tabs={tabs} value={tab} onChange={selectionStore.showLeft}>
      <VisuallyHidden as="h2">{tab === 'states' ? 'States to add' : 'Outline'}</VisuallyHidden>
      {tab === 'states' ? <Palette /> : <Outline shell={shell} />}
    </Tabs>
  );
}
