import type { Session } from '../stores/session';

/**
 * Has the names of AWS SDK calls fetched as soon as the workflow needs them: when it calls one, or when a call of it does not
 * exist and what was meant is to be proposed. Once is enough; searching asks again, should they not have come. Returns how to stop.
 */
export function watchForSdkCalls({ documentStore, foundProblems, rulesStore }: Pick<Session, 'documentStore' | 'foundProblems' | 'rulesStore'>): () => void {
  const stops: (() => void)[] = [];
  const stop = (): void => stops.splice(0).forEach((each) => each());
  const look = (): void => {
    const isNeeded = documentStore.getState().document.text.includes('aws-sdk:') || foundProblems.getState().all.some(({ code }) => code === 'unknown-resource');
    if (!isNeeded) return;
    stop();
    rulesStore.wantSdkNames();
  };
  stops.push(documentStore.subscribe(look), foundProblems.subscribe(look));
  look();
  return stop;
}
