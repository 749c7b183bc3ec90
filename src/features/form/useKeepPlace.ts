import { useEffect, useRef, type RefObject } from 'react';

const focusable = ':is(input, textarea, select, button, [tabindex="0"]):not(:disabled)';

/**
 * Keeps the keyboard in a form when what had the focus is taken away, by a Remove button for instance: the focus goes
 * to what stands in its place now. A browser would let the next Tab begin at the top of the page.
 */
export function useKeepPlace(form: RefObject<HTMLElement | null>): void {
  const last = useRef<{ readonly element: Element; readonly index: number }>(undefined);
  useEffect(() => {
    const box = form.current;
    if (!box) return;
    const all = (): HTMLElement[] =>
      [...box.querySelectorAll<HTMLElement>(focusable)].filter(
        (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
      );
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) last.current = { element: target, index: all().indexOf(target) };
    };
    const forget = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Element && !box.contains(relatedTarget)) last.current = undefined;
    };
    const observer = new MutationObserver(() => {
      const was = last.current;
      if (!was || was.element.isConnected || document.activeElement !== document.body) return;
      const now = all();
      now[Math.min(Math.max(0, was.index), now.length - 1)]?.focus();
    });
    observer.observe(box, { childList: true, subtree: true });
    box.addEventListener('focusin', note);
    box.addEventListener('focusout', forget);
    return () => {
      observer.disconnect();
      box.removeEventListener('focusin', note);
      box.removeEventListener('focusout', forget);
    };
  }, [form]);
}
