import { bareTexts } from '../../core/asl/placeholders/bareTexts';
import type { Session } from '../../shell/stores/session';
import type { StartRejection } from '../../shell/stores/runsStore';
import { findBrokenText } from './brokenText';
import type { RunSpeed } from './speeds';

/** Starts a run of the open workflow as it is now. Returns why it was not started, if so. */
export function startRun(
  session: Session,
  { inputText, name, speed }: { readonly inputText: string; readonly name?: string; readonly speed: RunSpeed },
): StartRejection | undefined {
  const { document, type, name: workflowName } = session.documentStore.getState();
  const { definition, tree } = session.derived.machine();
  const { samplesAnswer } = session.settingsStore.getState();
  const brokenLine = findBrokenText(session)?.line;
  const placeholderOrder = { values: session.runsStore.getState().placeholderValues, bare: [...bareTexts(tree)] };
  const started = session.runsStore.start({
    definition,
    definitionText: document.text,
    placeholderOrder,
    type,
    inputText,
    speed,
    samplesAnswer,
    brokenLine,
    name,
    workflowName,
  });
  return started.ok ? undefined : started.error;
}
