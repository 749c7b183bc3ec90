import type { NoticesStore } from '../shell/stores/noticesStore';
import type { RulesStore } from '../shell/stores/rulesStore';

/**
 * Fetches the rules, unless they are there: problems appear when they have
 * come. Whether they could not be fetched is told.
 */
export function bringRules(rulesStore: RulesStore, noticesStore: NoticesStore): void {
  if (rulesStore.getState().validate) return;
  import('../core/asl/findProblems')
    .then(({ findProblems }) => rulesStore.bring(findProblems))
    .catch((error: unknown) =>
      noticesStore.show({
        tone: 'error',
        sticky: true,
        text: `Problems cannot be listed: their rules could not be fetched (${error instanceof Error ? error.message : String(error)}). Reload the page once the connection is back; your work is kept.`,
      }),
    );
}
