/**
 * Gives the focus to a part of the page that is no control, until it goes on: a press on its ground does not focus it.
 */
export function focusPlace(place: HTMLElement | null): void {
  if (!place) return;
  const isOurs = !place.hasAttribute('tabindex');
  if (isOurs) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  if (isOurs) place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
}
