import { describe, expect, it } from 'vitest';
import type { KeySettings } from '../../shell/commands/boundKeys';
import { outlineAction } from './outlineKeys';

const press = (key: string, held: Partial<Parameters<typeof outlineAction>[0]> = {}) =>
  outlineAction(
    { key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held },
    settings,
    false,
  );
let settings: KeySettings = { singleKeys: true, keys: {} };

describe('outlineAction', () => {
  it('moves by the arrow keys and acts by letters', () => {
    expect(press('ArrowDown')).toBe('next');
    expect(press('ArrowLeft')).toBe('close');
    expect(press('a')).toBe('addAfter');
    expect(press('F2')).toBe('rename');
  });

  it('leaves keys with Ctrl or Alt, and those it does not know, to the commands of the page', () => {
    expect(press('a', { ctrlKey: true })).toBeUndefined();
    expect(press('ArrowUp', { altKey: true })).toBeUndefined();
    expect(press('PageDown')).toBeUndefined();
    expect(press('constructor')).toBeUndefined();
  });

  it('opens the menu by Shift+F10 and selects more by Shift and an arrow, but takes no other key with Shift', () => {
    expect(press('F10', { shiftKey: true })).toBe('menu');
    expect(press('ArrowDown', { shiftKey: true })).toBe('extendNext');
    expect(press('ArrowRight', { shiftKey: true })).toBeUndefined();
    expect(press('a', { shiftKey: true })).toBeUndefined();
  });

  it('follows changed keys, and acts by no letter when single keys are off', () => {
    settings = { singleKeys: true, keys: { 'state.rename': ['E'] } };
    expect([press('e'), press('r')]).toEqual(['rename', undefined]);

    settings = { singleKeys: false, keys: {} };
    expect([press('a'), press('Delete'), press('F2'), press('ArrowDown')]).toEqual([
      undefined,
      undefined,
      'rename',
      'next',
    ]);
  });
});
