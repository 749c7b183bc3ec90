import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recallView, rememberView } from './rememberedView';

const frame = { x: -100, y: 0, width: 200, height: 30_000 };
const screen = { width: 800, height: 600 };
const kept = new Map<string, string>();

beforeEach(() => {
  const sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  vi.stubGlobal('window', { sessionStorage });
});
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

describe('a remembered view', () => {
  it('has the same point in its middle, whatever the size of the canvas is', () => {
    rememberView('a', { x: 400, y: -700, zoom: 1 }, screen);

    expect(recallView('a', frame, screen)).toEqual({ x: 400, y: -700, zoom: 1 });
    expect(recallView('a', frame, { width: 400, height: 300 })).toEqual({ x: 200, y: -850, zoom: 1 });
    expect(recallView('b', frame, screen)).toBeUndefined();
  });

  it('is forgotten when it is given up, but not by a canvas that was never shown', () => {
    rememberView('a', { x: 0, y: 0, zoom: 1 }, screen);
    rememberView('a', undefined, { width: 0, height: 0 });
    expect(recallView('a', frame, screen)).toBeDefined();

    rememberView('a', undefined, screen);
    expect(recallView('a', frame, screen)).toBeUndefined();
  });

  it('is not taken where nothing would be seen, nor from a text that is no view', () => {
    rememberView('a', { x: 0, y: 90_000, zoom: 1 }, screen);
    expect(recallView('a', frame, screen)).toBeUndefined();
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"x":"1","y":2,"zoom":1}',
      '{"x":1,"y":2,"zoom":0}',
      '{"x":1,"y":2,"zoom":99}',
    ]) {
      kept.set('stepyard.view.a', text);
      expect(recallView('a', frame, screen)).toBeUndefined();
    }
  });
});
