import { useEffect, useState, useSyncExternalStore, type ReactElement } from 'react';
import { addRegion, announce, lastSaid, listenToSayings, typingPauseMs } from './announce';
import { VisuallyHidden } from './VisuallyHidden';

/** The region in which sayings stand: one in the page, and one in each modal dialog. The only live region there is. */
export function Announcer(): ReactElement {
  const [region] = useState(() => Symbol('announcer'));
  const said = useSyncExternalStore(listenToSayings, lastSaid);
  useEffect(() => addRegion(region), [region]);
  return (
    <VisuallyHidden role="status">{said?.region === region && <span key={said.id}>{said.text}</span>}</VisuallyHidden>
  );
}

/** Says something when it appears on the page, for what is told beside a control and not by it. */
export function useSaid(words: string | undefined, afterMs = 0): void {
  useEffect(() => (words === undefined ? undefined : announce(words, afterMs)), [words, afterMs]);
}

/** Says what is wrong with what is being typed, once the typing pauses; what is mended meanwhile is not spoken of. */
export function useSpokenFault(fault: string | undefined): void {
  useSaid(fault, typingPauseMs);
}
