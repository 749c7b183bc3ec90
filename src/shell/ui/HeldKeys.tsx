import { useLayoutEffect } from 'react';

/**
 * Keeps what is typed while something that will take the focus is still being
 * fetched, and types it there once it is drawn. It is the fallback of a `Suspense`:
 * shown, it holds keys; gone, it lets them go, one after the other, in their order.
 */
export function HeldKeys(): null {
  useLayoutEffect(() => {
    const held: KeyboardEvent[] = [];
    const hold = (event: KeyboardEvent): void => {
      if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(event);
    };
    const letGo = (): void => {
      const key = held.shift();
      if (!key) return window.removeEventListener('keydown', hold, true);
      typeInto(document.activeElement, key);
      setTimeout(letGo); // what a key changes is drawn before the next one
    };
    window.addEventListener('keydown', hold, true);
    return () => {
      setTimeout(letGo); // the focus is moved after the commit
    };
  }, []);
  return null;
}

/** Does what a pressed key does; the browser types only for keys that a person presses. */
function typeInto(element: Element | null, { key, code, shiftKey }: KeyboardEvent): void {
  const isHandled =
    element?.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true })) ===
    false;
  if (key === 'Escape' && !isHandled)
    element?.closest('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true })); // as browsers do
  if (isHandled || !(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  // Deprecated, and the only way to type that fires the same events and can be undone; every browser has it.
  if (key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
}
