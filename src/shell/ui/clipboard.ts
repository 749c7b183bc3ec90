/**
 * Text to and from the clipboard when nobody pressed the browser's own keys for
 * it. `navigator.clipboard` is there on secure addresses only; elsewhere copying
 * is asked of the browser by the older command, and pasting is left to the keys.
 */

/**
 * Puts a text on the clipboard, in answer to a press of a key or a button.
 * Whether it is there now; the browser may refuse.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Of a browser that has been told not to, nothing is asked by another way.
    if (!hasClipboard()) return copyByCommand(text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The text on the clipboard; undefined when the browser does not give it. */
export async function readClipboardText(): Promise<string | undefined> {
  try {
    return hasClipboard() ? await navigator.clipboard.readText() : undefined;
  } catch {
    return undefined;
  }
}

function hasClipboard(): boolean {
  return (navigator.clipboard as Clipboard | undefined) !== undefined; // not on plain http, whatever its type says
}

/**
 * The browser copies what is marked: a text of no size, marked for a moment,
 * lets it send its event, which takes the real one.
 */
function copyByCommand(text: string): boolean {
  const selection = document.getSelection();
  const marked = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  const mark = document.createElement('span');
  mark.textContent = '\u00a0';
  mark.style.cssText =
    'position: fixed; inset: 0 auto auto 0; clip-path: inset(50%); user-select: text; -webkit-user-select: text';
  // What is outside of an open dialog cannot be marked.
  ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body).append(mark);
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  window.addEventListener('copy', give, true);
  try {
    selection?.selectAllChildren(mark);
    return document.execCommand('copy');
  } finally {
    window.removeEventListener('copy', give, true);
    mark.remove();
    selection?.removeAllRanges();
    if (marked) selection?.addRange(marked);
  }
}
