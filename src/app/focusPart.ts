/** The panes whose tabs commands show, by what their list of tabs is called. */
const lists = { dock: 'Dock', left: 'States and outline' } as const;

/** What can take the keyboard in a panel: its tree as a whole, else its first control. */
const tree = '[role="tree"][tabindex="0"]';
const control = ':is(input, select, textarea, button, a[href], [role="textbox"], [tabindex="0"]):not(:disabled)';

/** How many frames a panel may take to come: its script may have to be fetched. */
const mostFrames = 60;

/**
 * Gives the keyboard to what a pane shows, as soon as it is there; to its tab where there is nothing to work with. What
 * takes the focus meanwhile keeps it.
 */
export function focusPart(
  part: keyof typeof lists,
  framesLeft = mostFrames,
  from: Element | null = document.activeElement,
): void {
  if (document.activeElement !== from && document.activeElement !== document.body) return;
  const tab = document.querySelector<HTMLElement>(
    `[role="tablist"][aria-label="${lists[part]}"] [role="tab"][aria-selected="true"]`,
  );
  const panel = document.getElementById(tab?.getAttribute('aria-controls') ?? '');
  const wanted = panel?.querySelector<HTMLElement>(tree) ?? panel?.querySelector<HTMLElement>(control);
  if (wanted) wanted.focus();
  else if ((panel?.textContent ?? '') !== '' || framesLeft === 0) tab?.focus();
  else requestAnimationFrame(() => focusPart(part, framesLeft - 1, from));
}
