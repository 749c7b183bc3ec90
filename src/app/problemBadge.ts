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

/** How many problems there are of the worst severity: a red 5 is five errors. */
export function countWorst(problems: readonly Problem[]): number {
  const worst = worstSeverity(problems);
  return problems.filter(({ severity }) => severity === worst).length;
}

type CountBadge = { readonly text: string; readonly tone: Tone; readonly label: string };

/** The badge of the problems' tab: how many there are of the worst severity, in its tone. */
export function problemBadge(problems: readonly Problem[]): CountBadge {
  const worst = worstSeverity(problems);
  return {
    text: shortCount(countWorst(problems)),
    tone: worst ? severityLooks[worst].tone : 'neutral',
    label: countProblems(problems),
  };
}

/** The badge of the runs' tab. */
export function runBadge(count: number): CountBadge {
  return { text: shortCount(count), tone: 'neutral', label: String(count) };
}

/** A count in three signs: what is beside it stands still. */
function shortCount(count: number): string {
  return count > 99 ? '99+' : String(count);
}
