/** What a key means in the outline: a step among the rows, or something done with the active one. */
export type OutlineAction = 'next' | 'previous' | 'extendNext' | 'extendPrevious' | 'first' | 'last' | 'open' | 'close' | 'toggle' | 'rename' | 'addAfter' | 'addBefore' | 'connect' | 'move' | 'remove' | 'menu' | 'leave';

const plainKeys: Readonly<Record<string, OutlineAction>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  ArrowRight: 'open',
  ArrowLeft: 'close',
  Enter: 'toggle',
  F2: 'rename',
  r: 'rename',
  a: 'addAfter',
  b: 'addBefore',
  c: 'connect',
  m: 'move',
  Delete: 'remove',
  Backspace: 'remove',
  ContextMenu: 'menu',
  Escape: 'leave',
};

const shiftKeys: Readonly<Record<string, OutlineAction>> = { F10: 'menu', ArrowDown: 'extendNext', ArrowUp: 'extendPrevious' };

/** The meaning of a key press; undefined for keys that the outline leaves to the commands of the page. */
export function outlineAction({ key, shiftKey, ctrlKey, metaKey, altKey }: {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): OutlineAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (shiftKey) return Object.hasOwn(shiftKeys, key) ? shiftKeys[key] : undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(plainKeys, name) ? plainKeys[name] : undefined;
}
