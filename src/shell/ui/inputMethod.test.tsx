// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guardInputMethods } from './inputMethod';

guardInputMethods(window);
afterEach(cleanup);

const keys: readonly (readonly [string, KeyboardEventInit, boolean])[] = [
  ['Enter while something is composed', { key: 'Enter', keyCode: 229, isComposing: true }, false],
  ['Enter after it was composed, as Safari sends it', { key: 'Enter', keyCode: 229 }, false],
  ['Escape after it was composed', { key: 'Escape', keyCode: 229 }, false],
  ['an arrow among candidates', { key: 'ArrowDown', keyCode: 40, isComposing: true }, false],
  ['Process, as Windows calls it', { key: 'Process', keyCode: 229 }, false],
  ['Enter of the person', { key: 'Enter', keyCode: 13 }, true],
];

describe('the guard of input methods', () => {
  it.each(keys)('%s: %o reaches the page: %s', (_, init, isHeard) => {
    const heard = vi.fn();
    const first = vi.fn();
    window.addEventListener('keydown', first, true);
    render(<input aria-label="Name" onKeyDown={heard} onKeyUp={heard} />);

    fireEvent.keyDown(screen.getByRole('textbox'), init);
    fireEvent.keyUp(screen.getByRole('textbox'), init);
    window.removeEventListener('keydown', first, true);

    expect(heard).toHaveBeenCalledTimes(isHeard ? 2 : 0);
    expect(first).toHaveBeenCalledTimes(isHeard ? 1 : 0);
  });

  it('closes no dialog and sends no form, but lets arrows and letters be', () => {
    render(<input aria-label="Name" />);
    const isLeft = (key: string): boolean => fireEvent.keyDown(screen.getByRole('textbox'), { key, keyCode: 229 });

    expect(['Enter', 'Escape', 'a', 'ArrowLeft'].map(isLeft)).toEqual([false, false, true, true]);
  });

  it('lets the code editor see them', () => {
    const heard = vi.fn();
    render(
      <div className="monaco-editor">
        <input aria-label="Code" onKeyDown={heard} />
      </div>,
    );

    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', keyCode: 229 });

    expect(heard).toHaveBeenCalledOnce();
  });

  it('stands before everything that listens: nothing else is done when the page begins', () => {
    const main = readFileSync('src/app/main.tsx', 'utf8');
    const begun = main.split('\n').find((line) => line !== '' && !/^(import|\/\/)/.test(line));

    expect(begun).toBe('guardInputMethods(window);');
    // What listens as its module is read would be before it.
    const early = sources('src').filter((file) =>
      /^(window|document)\.(addEventListener|onkey)/m.test(readFileSync(file, 'utf8')),
    );
    expect(early).toEqual([]);
  });
});

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => join(folder, file));
}
