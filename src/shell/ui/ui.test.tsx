// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from './Dialog';
import { Field } from './Field';
import { JsonView } from './JsonView';
import { MenuButton } from './MenuButton';
import { Notices } from './Notices';
import { SplitPane } from './SplitPane';
import { Status } from './statusLook';
import { Tabs } from './Tabs';
import { TextInput } from './TextInput';

afterEach(cleanup);

describe('Tabs', () => {
  const Example = () => {
    const [value, setValue] = useState<'a' | 'b' | 'c'>('a');
    return (
      <Tabs
        label="Example"
        tabs={[
          { id: 'a', label: 'First' },
          { id: 'b', label: 'Second' },
          { id: 'c', label: 'Third' },
        ]}
        value={value}
        onChange={setValue}
      >
        {`Panel ${value}`}
      </Tabs>
    );
  };

  it('are moved through and chosen by arrow keys, round and round', () => {
    render(<Example />);
    const first = screen.getByRole('tab', { name: 'First' });

    fireEvent.keyDown(first, { key: 'ArrowLeft' });

    const third = screen.getByRole('tab', { name: 'Third' });
    expect(third.getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(third);
    expect(screen.getByRole('tabpanel', { name: 'Third' }).textContent).toBe('Panel c');
  });

  it('have one stop for the Tab key', () => {
    render(<Example />);
    expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  });
});

describe('MenuButton', () => {
  it('opens on a press, moves by arrows, does not choose what is disabled, and gives the focus back on Escape', () => {
    const choose = vi.fn();
    const refuse = vi.fn();
    const entries = () => [
      { id: 'one', label: 'One', onSelect: choose },
      'separator' as const,
      { id: 'two', label: 'Two', disabled: 'Not now.', onSelect: refuse },
    ];
    render(<MenuButton label="More" entries={entries} />);
    const button = screen.getByRole('button', { name: 'More' });
    button.focus();

    fireEvent.click(button);
    const menu = screen.getByRole('menu', { hidden: true });
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement?.textContent).toBe('One');
    fireEvent.keyDown(menu, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toBe('Two');
    fireEvent.click(document.activeElement!);
    expect(refuse).not.toHaveBeenCalled();
    fireEvent.keyDown(menu, { key: 'Escape' });
    expect(screen.queryByRole('menu', { hidden: true })).toBeNull();
    expect(document.activeElement).toBe(button);

    fireEvent.click(button);
    fireEvent.click(screen.getByText('One'));
    expect(choose).toHaveBeenCalledOnce();
  });
});

describe('Dialog', () => {
  it('gives the focus to the control that asks for it, and back afterwards', () => {
    const Example = () => {
      const [open, setOpen] = useState(false);
      return (
        <>
          <button onClick={() => setOpen(true)}>Open</button>
          {open && (
            <Dialog title="Question" onClose={() => setOpen(false)}>
              <TextInput autoFocus aria-label="Answer" value="" onChange={() => undefined} />
            </Dialog>
          )}
        </>
      );
    };
    render(<Example />);
    const opener = screen.getByRole('button', { name: 'Open' });
    opener.focus();

    fireEvent.click(opener);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Answer');
    fireEvent.click(screen.getByRole('button', { name: 'Close', hidden: true }));

    expect(document.activeElement).toBe(opener);
  });
});

describe('SplitPane', () => {
  it('is resized by keys within its limits, and tells its size', () => {
    const resize = vi.fn();
    const fold = vi.fn();
    render(
      <SplitPane
        direction="row"
        sized="second"
        label="Width of the code"
        sizePx={300}
        minPx={200}
        maxPx={308}
        onResize={resize}
        onFold={fold}
        first="a"
        second="b"
      />,
    );
    const border = screen.getByRole('separator', { name: 'Width of the code' });

    expect(border.getAttribute('aria-valuenow')).toBe('300');
    fireEvent.keyDown(border, { key: 'ArrowLeft' });
    fireEvent.keyDown(border, { key: 'ArrowRight' });
    fireEvent.keyDown(border, { key: 'Home' });
    fireEvent.keyDown(border, { key: 'Enter' });

    expect(resize.mock.calls).toEqual([[308], [284], [200]]);
    expect(fold).toHaveBeenCalledWith(true);
  });
});

describe('JsonView', () => {
  it('shows markup in data as text', () => {
    const { container } = render(
      <JsonView label="Input" value={{ '<img src=x onerror=1>': '<b>hi</b>', __proto__x: null }} />,
    );

    expect(container.querySelector('img, b')).toBeNull();
    expect(screen.getByRole('group', { name: 'Input' }).textContent).toContain('<b>hi</b>');
  });

  it('is heard as keys with their values, without the signs of the notation', () => {
    render(
      <JsonView label="Input" value={{ region: 'Z', count: 2, code: '2', empty: '', list: ['a "b"'], none: null }} />,
    );

    const heard = screen.getAllByRole('listitem').map((item) => {
      const copy = item.cloneNode(true) as Element; // the clone of an element
      copy.querySelectorAll('[aria-hidden=true], [role=list]').forEach((part) => part.remove());
      return copy.querySelector('button')?.getAttribute('aria-label') ?? copy.textContent;
    });
    expect(heard).toEqual([
      'region: Z',
      'count: 2',
      'code: "2"',
      'empty: ""',
      'list, 1 item',
      'a \\"b\\"',
      'none: null',
    ]);
  });

  it('folds below its depth, and draws a long list a hundred at a time', () => {
    render(<JsonView label="Input" openDepth={1} value={{ list: Array.from({ length: 250 }, (_, i) => i) }} />);

    fireEvent.click(screen.getByRole('button', { name: 'list, 250 items' }));
    expect(screen.getByText('99')).toBeTruthy();
    expect(screen.queryByText('100')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show more of 150 left' }));
    expect(screen.getByText('249')).toBeTruthy();
  });

  it('cuts a long string, and shows it whole on request', () => {
    render(<JsonView label="Input" value={'x'.repeat(5_000)} />);

    fireEvent.click(screen.getByRole('button', { name: 'Show all 5,002 characters' }));

    expect(screen.getByRole('group').textContent).toContain('x'.repeat(5_000));
  });
});

describe('Field', () => {
  it('names its control and says in words what is wrong with it', () => {
    render(
      <Field label="Timeout" hint="Seconds" error="A timeout is a whole number.">
        {(ids) => <TextInput {...ids} value="x" onChange={() => undefined} />}
      </Field>,
    );

    const input = screen.getByRole('textbox', { name: 'Timeout' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent?.trim());
    expect(described).toEqual(['Seconds', 'A timeout is a whole number.']);
  });
});

describe('Notices', () => {
  it('leave by themselves unless they are sticky', () => {
    vi.useFakeTimers();
    const dismiss = vi.fn();
    render(
      <Notices
        notices={[
          { id: 1, tone: 'error', text: 'Not saved.', sticky: true },
          { id: 2, tone: 'info', text: 'Saved.', sticky: false },
        ]}
        onDismiss={dismiss}
      />,
    );
    expect(screen.getByRole('region', { name: 'Notices' }).textContent).toBe('Saved.');

    vi.advanceTimersByTime(60_000);

    expect(dismiss.mock.calls).toEqual([[2]]);
    vi.useRealTimers();
  });
});

it('a status is said in words even where only its icon is seen', () => {
  render(<Status status="caught" iconOnly />);
  expect(screen.getByText('Caught error')).toBeTruthy();
});
