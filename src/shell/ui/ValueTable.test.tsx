// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ValueTable, type ValueRow } from './ValueTable';

afterEach(cleanup);

const row: ValueRow = { name: 'secs', note: 'Rest · Seconds', hint: 'Needs a whole number.', standIn: '1' };

function show(
  rows: readonly ValueRow[],
  onSet: (name: string, text: string | undefined) => string | undefined = () => undefined,
) {
  const spy = vi.fn(onSet);
  render(<KeptTable rows={rows} onSet={spy} />);
  return spy;
}

/** The table with drafts that are kept beside it. */
function KeptTable({
  rows,
  onSet,
  first = {},
}: {
  readonly rows: readonly ValueRow[];
  readonly onSet: (name: string, text: string | undefined) => string | undefined;
  readonly first?: Readonly<Record<string, string>>;
}): ReactElement {
  const [drafts, setDrafts] = useState(first);
  const drop = (name: string): void => setDrafts(({ [name]: _dropped, ...others }) => others);
  return (
    <ValueTable
      label="Placeholders"
      rows={rows}
      onSet={onSet}
      drafts={{
        textOf: (name) => drafts[name],
        put: (name, text) => setDrafts((all) => ({ ...all, [name]: text })),
        drop,
      }}
    />
  );
}

function write(name: string, text: string): HTMLElement {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value: text } });
  return field;
}

describe('ValueTable', () => {
  it('shows what holds by itself, and takes a value over with Enter or when its field is left', () => {
    const onSet = show([row]);
    const field = screen.getByRole('textbox', { name: 'secs', description: 'Needs a whole number.' });
    expect(field.getAttribute('placeholder')).toBe('1');

    fireEvent.keyDown(write('secs', '30'), { key: 'Enter' });
    fireEvent.blur(write('secs', '40'));

    expect(onSet.mock.calls).toEqual([
      ['secs', '30'],
      ['secs', '40'],
    ]);
  });

  it('shows what was typed before, applied only when that is asked for', () => {
    const onSet = vi.fn(() => undefined);
    render(<KeptTable rows={[row]} onSet={onSet} first={{ secs: '45' }} />);
    const field = screen.getByRole('textbox', { name: 'secs' });
    fireEvent.focus(field);
    fireEvent.blur(field);
    expect(field).toMatchObject({ value: '45' });
    expect(onSet).not.toHaveBeenCalled();

    fireEvent.click(screen.getByRole('button', { name: 'Apply what was typed in secs' }));

    expect(onSet).toHaveBeenCalledWith('secs', '45');
    expect(screen.queryByText('Not yet applied')).toBeNull();
  });

  it('keeps what cannot be taken over, with the reason, until Escape', () => {
    show([row], () => 'Seconds needs a whole number.');
    const field = write('secs', 'soon');

    fireEvent.keyDown(field, { key: 'Enter' });
    expect(field).toMatchObject({ value: 'soon' });
    expect(screen.getByText('Seconds needs a whole number.')).toBeDefined();
    fireEvent.keyDown(field, { key: 'Escape' });

    expect(screen.queryByText('Seconds needs a whole number.')).toBeNull();
    expect(field).toMatchObject({ value: '' });
  });

  it('resets by its button, and by an empty field', () => {
    const onSet = show([{ ...row, value: '30' }]);

    fireEvent.click(screen.getByRole('button', { name: 'Reset secs' }));
    fireEvent.blur(write('secs', ''));

    expect(onSet.mock.calls).toEqual([
      ['secs', undefined],
      ['secs', undefined],
    ]);
  });

  it('says of a value that no longer fits why', () => {
    show([{ ...row, value: 'soon', fault: 'Seconds needs a whole number.' }]);

    expect(screen.getByRole('textbox', { name: 'secs' }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Seconds needs a whole number.')).toBeDefined();
  });

  it('shows the first of very many, and all when asked', () => {
    show(Array.from({ length: 60 }, (_, i) => ({ ...row, name: `p${i}` })));

    expect(screen.getAllByRole('textbox')).toHaveLength(50);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 60' }));
    expect(screen.getAllByRole('textbox')).toHaveLength(60);
  });
});
