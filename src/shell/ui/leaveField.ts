/**
 * Does what leaving the field that has the focus would do, so that what is typed there is taken over; the focus stays.
 */
export function leaveField(): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return;
  focused.blur();
  focused.focus({ preventScroll: true });
}
