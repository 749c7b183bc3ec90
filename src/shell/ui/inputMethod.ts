/**
 * Input methods, by which Chinese, Japanese, Korean and accents are written, use keys of their own: Enter takes a
 * candidate, Escape drops it, arrows choose. Those keys are nobody else's.
 */

/**
 * Whether a key belongs to an input method. Safari ends the composition before
 * it sends the key that ended it; only the code 229 tells then.
 * @see https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode
 */
export function belongsToInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229; // deprecated, and all that Safari gives
}

/**
 * Keeps the keys of input methods from everything on the page: fields, menus, dialogs and commands need not know of
 * them. To be called before anything else listens for keys. Monaco has its own ways with them, and sees them.
 */
export function guardInputMethods(page: Window): void {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) page.addEventListener(type, keepFromPage, true);
}

function keepFromPage(event: KeyboardEvent): void {
  if (!belongsToInputMethod(event) || (event.target instanceof Element && event.target.closest('.monaco-editor')))
    return;
  event.stopImmediatePropagation();
  // No dialog closes, no form is sent. What the input method does with its key is beyond the page's reach.
  if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
}
