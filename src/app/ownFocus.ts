/**
 * Sees to it that the focus never falls to the page. When what has it goes away, is hidden or cannot be used any more,
 * its nearest surroundings that have a name take the focus: neutral ground, from which Tab goes on at the same place.
 */
import { focusPlace } from './focusPlace';

/** Where the focus goes when nothing near is left: the main part of the page. */
export type FocusHome = () => void;

/** Looks after the focus of the page until it is stopped. */
export function ownFocus(goHome: FocusHome): () => void {
  /** What had the focus last, with all that is around it, innermost first. */
  let around: readonly Element[] = [];
  let isAsked = false;
  const remember = ({ target }: FocusEvent): void => {
    around = target instanceof Element ? ancestorsOf(target) : [];
  };
  // A press on empty ground gives the focus up; so does the person who leaves the page.
  const forget = (): void => {
    setTimeout(() => {
      if (isLost()) around = [];
    });
  };
  const look = (): void => {
    if (isAsked || !isLost()) return;
    isAsked = true;
    // Whoever took the thing away is about to say where the focus goes;
    // browsers take it from hidden things with a frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isAsked = false;
        if (isLost() && around.length > 0) giveFocus(around, goHome);
      }),
    );
  };
  // Once a frame, when styles are worked out anyway: asking whether a thing is
  // drawn works them out, and typing changes the page often.
  let isWatching = false;
  const watcher = new MutationObserver(() => {
    if (isWatching) return;
    isWatching = true;
    requestAnimationFrame(() => {
      isWatching = false;
      const last = around[0];
      if (last && (isLost() || !isUsable(last))) look();
    });
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', forget);
  watcher.observe(document.body, { subtree: true, childList: true, attributeFilter: ['hidden', 'disabled', 'inert'] });
  if (document.activeElement) around = ancestorsOf(document.activeElement);
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', forget);
    watcher.disconnect();
  };
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function ancestorsOf(element: Element): readonly Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) all.push(at);
  return all;
}

/** A thing that is drawn; older browsers do not say, and then it counts. */
function isUsable(element: Element): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    (element as { checkVisibility?: () => boolean }).checkVisibility?.() !== false
  );
}

const named = '[aria-label], [aria-labelledby], [role=tabpanel], fieldset, [data-pane]';

function giveFocus(around: readonly Element[], goHome: FocusHome): void {
  const place = around.find(
    (element) =>
      element instanceof HTMLElement &&
      isUsable(element) &&
      element.matches(named) &&
      !element.matches('button, input, select, textarea, a'),
  );
  // The drawing knows best which of its nodes goes on; the page as a whole is no place.
  if (!(place instanceof HTMLElement) || place.matches('[data-keys=canvas], main') || place.querySelector('main'))
    return goHome();
  focusPlace(place);
  if (isLost()) goHome();
}
