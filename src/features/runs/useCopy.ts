import { useCallback } from 'react';
import { useSession } from '../../shell/stores/context';
import { copyText } from '../../shell/ui/clipboard';

/** Copies a text and tells whether it could be. `what` follows the word "Copied": "the error". */
export function useCopy(): (text: string, what: string) => void {
  const { noticesStore } = useSession();
  return useCallback(
    (text, what) =>
      void copyText(text).then((isCopied) =>
        noticesStore.show(
          isCopied
            ? { tone: 'success', text: `Copied ${what}.` }
            : {
                tone: 'warning',
                text: 'The browser does not let the page copy. Mark the text and copy it with the keys of the browser.',
              },
        ),
      ),
    [noticesStore],
  );
}
