// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announce } from './announce';
import { Announcer } from './Announcer';
import { Field } from './Field';

const wait = (ms: number): void =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const heard = () => screen.getAllByRole('status').map((region) => region.textContent);

describe('announce', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('says one thing after the other, each for a moment', () => {
    render(<Announcer />);
    announce('First.');
    announce('Second.');

    wait(200);
    expect(heard()).toEqual(['First.']);
    wait(600);
    expect(heard()).toEqual(['Second.']);
  });

  it('says the same words again as something new', () => {
    render(<Announcer />);
    announce('Undone.');
    wait(1000);
    const first = screen.getByText('Undone.');
    announce('Undone.');
    wait(1000);

    expect(screen.getByText('Undone.')).not.toBe(first);
  });

  it('takes back what was not said yet', () => {
    render(<Announcer />);
    announce('Before.');
    wait(1000);
    const takeBack = announce('Wrong.', 1000);
    wait(900);
    takeBack();
    wait(1000);

    expect(heard()).toEqual(['Before.']);
  });

  it('speaks in the dialog that is open, and in the page again when it has closed', () => {
    const page = (isOpen: boolean) => (
      <>
        <Announcer key="page" />
        {isOpen && <Announcer key="dialog" />}
      </>
    );
    const { rerender } = render(page(true));
    announce('Input is missing.');
    wait(200);
    expect(heard()).toEqual(['', 'Input is missing.']);

    announce('Run 1 started.');
    wait(600);
    rerender(page(false));
    wait(700);

    expect(heard()).toEqual(['Run 1 started.']);
  });

  it('waits with what is wrong until the typing pauses, and says nothing of what was mended', () => {
    const field = (error?: string) => (
      <>
        <Announcer />
        <Field label="Input" error={error}>
          {(ids) => <input {...ids} />}
        </Field>
      </>
    );
    const { rerender } = render(field());
    for (const error of ['Line 1 is broken.', 'Line 2 is broken.', undefined, 'Line 3 is broken.']) {
      rerender(field(error));
      wait(300);
    }
    expect(heard()).not.toContain('Line 1 is broken.');
    wait(1500);

    expect(heard()).toEqual(['Line 3 is broken.']);
    expect(screen.getByRole('textbox', { name: 'Input' }).getAttribute('aria-describedby')).toContain('error');
  });
});
