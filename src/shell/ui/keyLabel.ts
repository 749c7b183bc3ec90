const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const signs: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Enter: '⏎',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Plus: '+',
};

/** The caps to show for keys in the form `Mod+Shift+Z`. */
export function keyParts(keys: string, mac: boolean): readonly string[] {
  return keys.split('+').map((key) => (mac ? macSigns[key] : undefined) ?? signs[key] ?? key);
}

/** The keys in one line of words, for titles: `Ctrl+Shift+Z`. */
export function keyLabel(keys: string, mac = isMac()): string {
  return keyParts(keys, mac).join(mac ? '' : '+');
}

/** A tooltip's words, with the keys that do the same, if there are any. */
export function withKeys(words: string, keys: string | undefined): string {
  return keys === undefined ? words : `${words}  ${keyLabel(keys)}`;
}

/** Whether this is a Mac, where Command does what Ctrl does elsewhere. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}
