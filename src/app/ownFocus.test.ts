// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ownFocus } from './ownFocus';

let stop: () => void;
const goHome = vi.fn();
const get = (id: string): HTMLElement => document.getElementById(id)!; // every id asked for is in the page below

/** Lets changes be noticed and three frames pass. */
async function threeFrames(): Promise<void> {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

describe('ownFocus', () => {
  beforeEach(() => {
    goHome.mockClear();
    document.body.innerHTML = `<main>
      <section id="pane" aria-label="Inspector"><div id="list" role="group" aria-label="Retry"><div id="row"><button id="remove">Remove</button></div></div></section>
      <section data-keys="canvas" aria-label="Canvas"><button id="node">A</button></section>
    </main>`;
    stop = ownFocus(goHome);
  });
  afterEach(() => stop());

  it('gives the focus of a thing that goes away to its nearest surroundings with a name', async () => {
    get('remove').focus();
    get('row').remove();
    await threeFrames();

    expect(document.activeElement).toBe(get('list'));
  });

  it('goes on outwards while those are gone, too', async () => {
    get('remove').focus();
    get('list').remove();
    await threeFrames();

    expect(document.activeElement).toBe(get('pane'));
  });

  it('leaves the canvas to the canvas, and the rest of the page to its main part', async () => {
    get('node').focus();
    get('node').remove();
    await threeFrames();
    expect(goHome).toHaveBeenCalledTimes(1);

    get('remove').focus();
    get('pane').remove();
    await threeFrames();
    expect(goHome).toHaveBeenCalledTimes(2);
  });

  it('keeps out of it when somebody else has taken the focus, or a person has given it up', async () => {
    get('remove').focus();
    get('row').remove();
    get('node').focus();
    await threeFrames();
    expect(document.activeElement).toBe(get('node'));

    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    get('node').blur();
    await threeFrames();
    get('list').remove();
    await threeFrames();
    expect(document.activeElement).toBe(document.body);
    expect(goHome).not.toHaveBeenCalled();
  });
});
