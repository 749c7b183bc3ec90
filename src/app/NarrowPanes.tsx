import type { ReactElement } from 'react';
import { TextEditor } from '../features/text/TextEditor';
import { useSelection, useSession } from '../shell/stores/context';
import type { NarrowTab } from '../shell/stores/selectionStore';
import { Tabs, type Tab } from '../shell/ui/Tabs';
import { CanvasPane } from './CanvasPane';
import { Dock } from './Dock';
import { InspectorPane } from './InspectorPane';
import { LeftPane } from './LeftPane';

const tabs: readonly Tab<NarrowTab>[] = [
  { id: 'canvas', label: 'Canvas' },
  { id: 'states', label: 'States' },
  { id: 'inspector', label: 'Inspector' },
  { id: 'code', label: 'Code' },
  { id: 'dock', label: 'Runs' },
];

/** The panes as tabs, one at a time, for narrow windows and phones. */
export function NarrowPanes(): ReactElement {
  const { selectionStore } = useSession();
  const tab = useSelection((state) => state.narrowTab);
  return (
    <Tabs label="Panes" tabs={tabs} value={tab} onChange={selectionStore.showNarrow}>
      {tab === 'canvas' && <CanvasPane />}
      {tab === 'states' && <LeftPane />}
      {tab === 'inspector' && <InspectorPane />}
      {tab === 'code' && <TextEditor />}
      {tab === 'dock' && <Dock alwaysOpen />}
    </Tabs>
  );
}
