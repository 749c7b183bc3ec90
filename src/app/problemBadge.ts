import type { Problem, Severity } from '../core/asl/problem';
import type { IconName } from '../shell/ui/icons';
import type { Tone } from '../shell/ui/statusLook';

/** How a severity looks: always a word and an icon, and a tone. */
export const severityLooks: Readonly<
  Record<Severity, { readonly word: string; readonly icon: IconName; readonly tone: Tone }>
> = {
  error: { word: 'Error', icon: 'error', tone: 'fail' },
  warning: { word: 'Warning', icon: 'warning', tone: 'retry' },
  hint: { word: 'Hint', icon: 'hint', tone: 'neutral' },
};

const order: readonly Severity[] = ['error', 'warning', 'hint'];

/** The worst severity among some problems. */
export function worstSeverity(problems: readonly Problem[]): Severity | undefined {
  return order.find((severity) => problems.some((problem) => problem.severity === severity));
}

/** How many problems there are, in words: `1 error, 2 warnings`. */
export function countProblems(problems: readonly Problem[]): string {
  const parts = order.map(
    (severity) => [problems.filter((problem) => problem.severity === severity).length, severity] as const,
  );
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return told.length > 0 ? told.join(', ') : 'No problems';
}

/** The badge of the problems' tab; none when there are none. */
export function problemBadge(
  problems: readonly Problem[],
): { readonly text: string; readonly tone: Tone; readonly label: string } | undefined {
  const worst = worstSeverity(problems);
  return worst && { text: String(problems.length), tone: severityLooks[worst].tone, label: countProblems(problems) };
}
