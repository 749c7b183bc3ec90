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

const macWords: Readonly<Record<string, string>> = { Mod: 'Command', Alt: 'Option' };
const words: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

/** The keys as they are spoken, since a sign is read as nothing or as what it looks like: `Ctrl Shift Arrow Up`. */
export function keyWords(keys: string, mac = isMac()): string {
  const spoken = keys.split('+').map((key) => (mac ? macWords[key] : undefined) ?? words[key] ?? key);
  return spoken.join(' ').replace(/Arrow(?=[A-Z])/, 'Arrow ');
}

/** A tooltip's words, with the keys that do the same, if there are any. */
export function withKeys(words: string, keys: string | undefined): string {
  return keys === undefined ? words : `${words}  ${keyLabel(keys)}`;
}

/** Whether this is a Mac, where Command does what Ctrl does elsewhere. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}
