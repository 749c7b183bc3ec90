import { bareTexts } from '../../core/asl/placeholders/bareTexts';
import type { Session } from '../../shell/stores/session';

/** An input to try the open workflow with, as text; undefined when none is found in time. */
export function suggestRunInput(session: Session): Promise<string | undefined> {
  const { definition, tree } = session.derived.machine();
  return session.runsStore.suggestInput({
    definition,
    placeholders: { values: session.runsStore.getState().placeholderValues, bare: [...bareTexts(tree)] },
  });
}
