import type { ReactElement } from 'react';
import { TextEditor } from '../features/text/TextEditor';
import { useSelection } from '../shell/stores/context';
import { SplitPane } from '../shell/ui/SplitPane';
import { textScale } from '../shell/ui/textScale';
import { CanvasPane } from './CanvasPane';
import { Dock } from './Dock';
import { InspectorPane } from './InspectorPane';
import { LeftPane } from './LeftPane';
import { useRememberedPane } from './useRememberedPane';
import { useWindowSize } from './useWindowSize';

/** The height of the closed dock: its tabs. */
const stripPx = 35 * textScale();

/** All panes at once: palette, canvas and dock on the left, inspector over code on the right. */
export function WidePanes(): ReactElement {
  const isDockOpen = useSelection((state) => state.dockTab !== undefined);
  const { widthPx, heightPx } = useWindowSize();
  const wide = widthPx >= 1260;
  const left = useRememberedPane('left', wide ? 216 : 184);
  const right = useRememberedPane('right', wide ? 392 : 316);
  const dock = useRememberedPane('dock', 208);
  const inspector = useRememberedPane('inspector', Math.round(heightPx * 0.56));
  return (
    <SplitPane
      direction="row"
      sized="second"
      label="Width of the inspector and the code"
      minPx={260}
      maxPx={Math.round(widthPx * 0.6)}
      {...right}
      first={
        <SplitPane
          direction="column"
          sized="second"
          label="Height of the dock"
          minPx={isDockOpen ? 90 : stripPx}
          maxPx={Math.round(heightPx * 0.7)}
          {...dock}
          folded={false}
          fixed={!isDockOpen}
          sizePx={isDockOpen ? dock.sizePx : stripPx}
          first={
            <SplitPane
              direction="row"
              sized="first"
              label="Width of the palette"
              minPx={150}
              maxPx={420}
              {...left}
              first={<LeftPane />}
              second={<CanvasPane />}
            />
          }
          second={<Dock />}
        />
      }
      second={
        <SplitPane
          direction="column"
          sized="first"
          label="Height of the inspector"
          minPx={100}
          maxPx={Math.max(100, heightPx - 220)}
          {...inspector}
          first={<InspectorPane />}
          second={<TextEditor />}
        />
      }
    />
  );
}
