import { afterEach, describe, expect, it, vi } from 'vitest';
import { holdPage, listLivePages } from './livePages';

/** The lines that were opened: they would keep the test from ending. */
const lines: BroadcastChannel[] = [];

afterEach(() => {
  for (const line of lines.splice(0)) line.close();
  vi.unstubAllGlobals();
});

describe('pages on plain http, where there are no locks', () => {
  it('answer for themselves when another one asks', async () => {
    plainHttp();
    holdPage('a');
    holdPage('b');

    expect(await listLivePages()).toEqual(new Set(['a', 'b']));
  });

  it('are not waited for when there is no line between them', async () => {
    plainHttp();
    vi.stubGlobal('BroadcastChannel', undefined);
    holdPage('a');

    expect(await listLivePages()).toEqual(new Set());
  });
});

describe('pages with locks', () => {
  it('are those that hold one of ours', async () => {
    const held = [{ name: 'somebody else' }];
    const request = (name: string): Promise<never> => {
      held.push({ name });
      return new Promise<never>(() => undefined);
    };
    vi.stubGlobal('navigator', { locks: { request, query: () => Promise.resolve({ held }) } });
    holdPage('a');

    expect(await listLivePages()).toEqual(new Set(['a']));
  });
});

function plainHttp(): void {
  vi.stubGlobal('navigator', {});
  const Real = BroadcastChannel;
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Real {
      constructor(name: string) {
        super(name);
        lines.push(this);
      }
    },
  );
}
