import type { Session } from '../../shell/stores/session';
import { textScale } from '../../shell/ui/textScale';
import { rectsInProgress } from './rectsInProgress';
import type { CanvasView } from './useCanvasView';
import { openingView, viewShowing, type View } from './view';

/** The view that a workflow opens with, moved so that what is in progress, else what is selected, can be seen. */
export function fittedView(view: CanvasView, session: Session): View {
  const layout = view.layout();
  const screen = view.size();
  const opened = openingView(layout, screen, textScale());
  const { states } = session.selectionStore.getState();
  const selected = states.length === 0 ? undefined : layout.nodes.get(states.at(-1) ?? '');
  const wanted = rectsInProgress(session, layout).at(-1) ?? selected;
  return (wanted && viewShowing(wanted, opened, screen)) ?? opened;
}
