import { useEffect } from 'react';
import type { Session } from '../shell/stores/session';

/** While a workflow is open, the page is printed as its drawing, on as many sheets as that needs. */
export function usePrinting(session: Session): void {
  useEffect(() => {
    let isOver = false;
    let stop: (() => void) | undefined;
    // At once: the browser does not wait for it when it prints. Without it the page is printed as it is.
    const listen = async (): Promise<void> => {
      const { printOnSheets } = await import('./printWorkflow');
      if (!isOver) stop = printOnSheets(session);
    };
    void listen().catch(() => undefined);
    return () => {
      isOver = true;
      stop?.();
    };
  }, [session]);
}
