// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addRegion, lastSaid, listenToSayings } from './announce';
import { TypeAhead, type TypeAheadOption } from './TypeAhead';

const all: readonly TypeAheadOption[] = ['Pass', 'Parallel', 'Wait'].map((label) => ({
  id: label,
  label,
  group: 'Flow',
}));
const find = (typed: string): readonly TypeAheadOption[] =>
  all.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
const at = { x: 0, y: 0 };

function open() {
  const onChoose = vi.fn();
  const onClose = vi.fn();
  render(
    <TypeAhead
      label="Add a state"
      placeholder="Find a state"
      at={at}
      find={find}
      empty="Nothing has that name."
      onChoose={onChoose}
      onClose={onClose}
    />,
  );
  const field = screen.getByRole('combobox', { name: 'Find a state', hidden: true });
  const press = (key: string) => fireEvent.keyDown(field, { key });
  const type = (text: string) => fireEvent.change(field, { target: { value: text } });
  return { onChoose, onClose, field, press, type };
}

const active = (): string | null => screen.getByRole('option', { selected: true, hidden: true }).textContent;

describe('TypeAhead', () => {
  afterEach(cleanup);

  it('takes the focus and marks the first option', () => {
    const { field } = open();

    expect(document.activeElement).toBe(field);
    expect(active()).toBe('Pass');
    expect(field.getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true, hidden: true }).id,
    );
  });

  it('says that nothing is found, once the typing pauses', () => {
    vi.useFakeTimers();
    const said: (string | undefined)[] = [];
    const stops = [addRegion(Symbol('test')), listenToSayings(() => said.push(lastSaid()?.text))];
    const { type } = open();

    type('xyz');
    type('xyzzyq');
    vi.advanceTimersByTime(2_000);

    expect(said).toEqual(['Nothing has that name.']);
    stops.forEach((stop) => stop());
    vi.useRealTimers();
  });

  it('narrows by typing and chooses by Enter', () => {
    const { onChoose, onClose, press, type } = open();

    type('wa');
    press('Enter');

    expect(screen.getAllByRole('option', { hidden: true })).toHaveLength(1);
    expect(onClose).toHaveBeenCalledOnce();
    expect(onChoose.mock.calls[0]?.[0]).toMatchObject({ id: 'Wait' });
  });

  it('goes round with the arrow keys, and starts anew when the text changes', () => {
    const { press, type } = open();

    press('ArrowUp');
    expect(active()).toBe('Wait');
    press('ArrowDown');
    press('ArrowDown');
    expect(active()).toBe('Parallel');
    type('a');
    expect(active()).toBe('Pass');
  });

  it('says so when nothing is found, and Enter does nothing', () => {
    const { onChoose, press, type } = open();

    type('zzz');
    press('Enter');

    expect(screen.getByText('Nothing has that name.')).toBeTruthy();
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('closes by Escape and by a press elsewhere, choosing nothing', () => {
    const { onChoose, onClose, press } = open();

    press('Escape');
    fireEvent.pointerDown(document.body);

    expect(onClose).toHaveBeenCalledTimes(2);
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('keeps keys from the page behind', () => {
    const behind = vi.fn();
    window.addEventListener('keydown', behind);
    const { press } = open();

    press('a');
    press('Escape');
    window.removeEventListener('keydown', behind);

    expect(behind).not.toHaveBeenCalled();
  });
});
