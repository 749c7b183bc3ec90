/**
 * What the buttons on notices do. A notice is plain data and names its action;
 * who shows it says here what the name means for as long as that holds.
 */
const actions = new Map<string, () => void>();

/** Says what an action does. The returned function takes it back. */
export function setNoticeAction(id: string, run: () => void): () => void {
  actions.set(id, run);
  return () => {
    if (actions.get(id) === run) actions.delete(id);
  };
}

/** Carries out an action, if somebody still knows it. */
export function runNoticeAction(id: string): void {
  actions.get(id)?.();
}
