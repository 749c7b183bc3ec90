import { useMemo } from 'react';
import type { Problem } from '../core/asl/problem';
import { useProblems, useSettings } from '../shell/stores/context';

/** The problems that the person wants to see: all, or without hints. */
export function useShownProblems(): readonly Problem[] {
  const problems = useProblems();
  const hints = useSettings((settings) => settings.hints);
  return useMemo(() => (hints ? problems : problems.filter(({ severity }) => severity !== 'hint')), [problems, hints]);
}
