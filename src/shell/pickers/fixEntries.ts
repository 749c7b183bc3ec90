import type { StateId } from '../../core/asl/model';
import { quickFixes } from '../../core/asl/quickFixes';
import { applyFix } from '../commands/applyFix';
import { currentProblems } from '../stores/currentProblems';
import type { Session } from '../stores/session';
import type { MenuEntry } from '../ui/Menu';

/** The best fix of each problem of a state, as entries of its menu: whoever was led to a problem can mend it there. */
export function fixEntries(session: Session, stateId: StateId): readonly MenuEntry[] {
  const machine = session.derived.machine();
  const entries = (currentProblems(session) ?? [])
    .filter((problem) => problem.stateId === stateId)
    .flatMap((problem): MenuEntry[] => {
      const [fix] = quickFixes(machine, problem);
      if (!fix) return [];
      return [
        {
          id: `fix ${problem.code} ${problem.at}`,
          label: `Fix: ${fix.title}`,
          icon: 'wand',
          onSelect: () => applyFix(session, machine, fix),
        },
      ];
    });
  return entries.length === 0 ? [] : [...entries, 'separator'];
}
