// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StateId } from '../core/asl/model';
import type { Shell } from '../shell/commands/command';
import { diffChanges } from '../core/document/changes';
import type { Session } from '../shell/stores/session';
import { orderDefinition, testSession } from '../shell/stores/testing/testSession';
import { useCommandKeys } from './keyboard';

const shell: Shell = {
  goHome: vi.fn(),
  say: vi.fn(),
  nudgePane: vi.fn(),
  focusInspector: vi.fn(),
  focusPart: vi.fn(),
  runAtOnce: vi.fn(),
  saveToFile: vi.fn(),
  openFile: vi.fn(),
  downloadDefinition: vi.fn(),
  exportPicture: vi.fn(),
  print: vi.fn(),
  copyAsOtherType: vi.fn(),
  keepWorkflow: vi.fn(),
  writeClipboard: vi.fn(),
  readClipboard: vi.fn(),
};

function Page({ session, dialog = false }: { session: Session; dialog?: boolean }) {
  useCommandKeys(session, shell);
  return (
    <>
      <div data-keys="canvas">
        <div tabIndex={0} role="application" aria-label="Canvas" />
        <button>On canvas</button>
      </div>
      <input aria-label="Field" />
      <input aria-label="Draft" data-own-undo />
      <p>A label</p>
      <div className="monaco-editor">
        <span>Code</span>
        <textarea aria-label="Code field" />
      </div>
      {dialog && <dialog open />}
    </>
  );
}

let session: Session;
const text = () => session.documentStore.getState().document.text;
const press = (target: Element, key: string, part: Partial<KeyboardEventInit> = {}) =>
  fireEvent.keyDown(target, { key, ...part });
const canvas = () => screen.getByRole('application', { name: 'Canvas' });

describe('keys', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    session = testSession(orderDefinition);
    const before = text();
    session.documentStore.dispatch({
      changes: diffChanges(before, before.replace('"Pass"', '"Wait"')),
      label: 'Type',
      origin: 'text',
    });
  });
  afterEach(cleanup);

  it('undo and redo from anywhere, also from a field', () => {
    render(<Page session={session} />);
    const field = screen.getByRole('textbox', { name: 'Field' });

    press(field, 'z', { ctrlKey: true });
    expect(text()).toContain('"Pass"');
    press(canvas(), 'y', { ctrlKey: true });
    expect(text()).toContain('"Wait"');
  });

  it('mean nothing to the page while a dialog is on its way', () => {
    render(<Page session={session} />);
    session.selectionStore.openDialog('palette');

    press(canvas(), 'z', { ctrlKey: true });
    expect(text()).toContain('"Wait"');

    session.selectionStore.closeDialog();
    press(canvas(), 'z', { ctrlKey: true });
    expect(text()).toContain('"Pass"');
  });

  it('leave undo to a field whose draft is not in the document yet', () => {
    render(<Page session={session} />);

    const notPrevented = press(screen.getByRole('textbox', { name: 'Draft' }), 'z', { ctrlKey: true });

    expect(notPrevented).toBe(true);
    expect(text()).toContain('"Wait"');
  });

  it.each(['Field', 'Code field'])(
    'that write a character by Option or AltGr write it, in a %s, and are commands on the canvas',
    (name) => {
      render(<Page session={session} />);
      const focus = vi.fn();
      // only this is asked of it
      session.canvas.register({ focus } as unknown as NonNullable<ReturnType<typeof session.canvas.current>>);
      const field = screen.getByRole('textbox', { name });

      expect(press(field, '@', { code: 'Digit1', altKey: true })).toBe(true);
      expect(press(field, '|', { code: 'Digit1', altKey: true, ctrlKey: true })).toBe(true);
      expect(press(field, 'Dead', { code: 'Digit1', altKey: true })).toBe(true);
      expect(focus).not.toHaveBeenCalled();

      expect(press(canvas(), '¡', { code: 'Digit1', altKey: true })).toBe(false);
      expect(press(field, '1', { code: 'Digit1', altKey: true })).toBe(false);
      expect(focus).toHaveBeenCalledTimes(2);
    },
  );

  it('of one letter stay letters in a field, and are commands on the canvas', () => {
    render(<Page session={session} />);
    const startAdd = vi.fn();
    // only this is asked of it
    session.canvas.register({ startAdd } as unknown as NonNullable<ReturnType<typeof session.canvas.current>>);

    press(screen.getByRole('textbox', { name: 'Field' }), 'a');
    expect(startAdd).not.toHaveBeenCalled();
    press(canvas(), 'a');
    expect(startAdd).toHaveBeenCalledOnce();
  });

  it('leave Enter to a button on the canvas', () => {
    render(<Page session={session} />);
    expect(press(screen.getByRole('button', { name: 'On canvas' }), 'Enter')).toBe(true);
  });

  it('tell why a command cannot be done', () => {
    render(<Page session={session} />);

    press(canvas(), 'Delete');

    expect(session.noticesStore.getState().notices[0]?.text).toBe('Select a state or an arrow first.');
  });

  it('do nothing behind a dialog', () => {
    render(<Page session={session} dialog />);

    press(canvas(), 'Enter', { ctrlKey: true });

    expect(shell.runAtOnce).not.toHaveBeenCalled();
  });

  it('copy the selected states by the event of the browser, which needs no permission', () => {
    render(<Page session={session} />);
    session.selectionStore.select(['/States/Charge' as StateId]);
    const setData = vi.fn();

    canvas().focus();
    fireEvent.copy(canvas(), { clipboardData: { setData } });

    expect(setData).toHaveBeenCalledWith('text/plain', expect.stringContaining('Charge'));
    expect(shell.writeClipboard).not.toHaveBeenCalled();
  });

  it.each(['Field', 'A label', 'Code'])('copy the selected states wherever the caret was left: in "%s"', (place) => {
    render(<Page session={session} />);
    session.selectionStore.select(['/States/Charge' as StateId]);
    const setData = vi.fn();
    const taken = vi.fn();
    const element = screen.queryByLabelText(place) ?? screen.getByText(place);
    element.addEventListener('copy', taken); // as the code editor listens

    canvas().focus();
    fireEvent.copy(element, { clipboardData: { setData } });

    expect(setData).toHaveBeenCalledWith('text/plain', expect.stringContaining('Charge'));
    expect(taken).not.toHaveBeenCalled();
  });

  it('offer something to copy only where states are meant', () => {
    render(<Page session={session} />);
    session.selectionStore.select(['/States/Charge' as StateId]);
    const isOffered = (): boolean =>
      !fireEvent(document.body, new Event('beforecopy', { bubbles: true, cancelable: true }));

    expect(isOffered()).toBe(true);
    screen.getByRole('textbox', { name: 'Field' }).focus();
    expect(isOffered()).toBe(false);
  });

  it('leave copying in a field to the field', () => {
    render(<Page session={session} />);
    session.selectionStore.select(['/States/Charge' as StateId]);
    const setData = vi.fn();

    screen.getByRole('textbox', { name: 'Field' }).focus();
    fireEvent.copy(screen.getByRole('textbox', { name: 'Field' }), { clipboardData: { setData } });

    expect(setData).not.toHaveBeenCalled();
  });
});
