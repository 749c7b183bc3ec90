import { useSyncExternalStore } from 'react';

const query = '(max-width: 899.9px)';

/** Whether the window is too narrow to show panes beside each other. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(query).matches);
}

function listen(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
