// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Shell } from '../../shell/commands/command';
import type { Session } from '../../shell/stores/session';
import { SessionProvider } from '../../shell/stores/context';
import { orderDefinition, testSession } from '../../shell/stores/testing/testSession';
import { Outline } from './Outline';

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

let session: Session;
const tree = () => screen.getByRole('tree', { name: 'States of the workflow' });
const press = (key: string, target: Element = tree()) => fireEvent.keyDown(target, { key });
const selected = () => session.selectionStore.getState().states;
const states = () => [...session.derived.machine().states.values()].map(({ name }) => name);

/** jsdom lays nothing out; the list believes that it is 600 pixels high. */
function giveHeight(): void {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(240);
  HTMLElement.prototype.scrollTo = () => undefined;
}

describe('Outline', () => {
  beforeEach(() => {
    giveHeight();
    session = testSession(orderDefinition);
    render(
      <SessionProvider session={session}>
        <Outline shell={shell} />
      </SessionProvider>,
    );
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('selects more by Shift and the arrows, past rows that are no states', () => {
    fireEvent.click(screen.getByRole('treeitem', { name: /^Validate/ }));

    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) fireEvent.keyDown(tree(), { key, shiftKey: true });

    expect(selected()).toEqual(['/States/Validate', '/States/Charge']);
  });

  it('lists the states as sentences', () => {
    expect(screen.getAllByRole('treeitem').map((row) => row.getAttribute('aria-label'))).toEqual([
      'Validate, Pass, goes to Charge, comes from Start',
      expect.stringMatching(/^Charge, Task, Lambda Invoke, goes to Ship/),
      'Ship, Succeed, ends, comes from Charge',
    ]);
  });

  it('goes through the rows by the arrow keys, selecting what they show', () => {
    press('ArrowDown');
    press('ArrowDown');

    expect(selected()).toEqual(['/States/Charge']);
    expect(
      document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label'),
    ).toMatch(/^Charge/);
  });

  it('shows the arrows of a state and selects them', () => {
    press('ArrowDown');
    press('ArrowRight');
    press('ArrowDown');

    expect(screen.getByRole('treeitem', { name: 'Next, to Charge' }).getAttribute('aria-level')).toBe('2');
    expect(session.selectionStore.getState().transition).toBe('/States/Validate/Next');
  });

  it('adds a state after the active one by typing', () => {
    press('ArrowDown');
    press('a');
    const field = screen.getByRole('combobox', { hidden: true });
    fireEvent.change(field, { target: { value: 'wait' } });
    press('Enter', field);

    expect(states()).toEqual(['Validate', 'Wait', 'Charge', 'Ship']);
    expect(selected()).toEqual(['/States/Wait']);
  });

  it('renames in the row, and refuses a name that exists', () => {
    press('ArrowDown');
    press('F2');
    const field = screen.getByRole('textbox', { name: 'Name of Validate' });
    fireEvent.change(field, { target: { value: 'Ship' } });
    press('Enter', field);
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'There is a state called "Ship" already',
    );

    fireEvent.change(field, { target: { value: 'Check' } });
    press('Enter', field);

    expect(states()).toEqual(['Check', 'Charge', 'Ship']);
    expect(session.derived.machine().root.startAt?.targetName).toBe('Check');
  });

  it('deletes the branch that is active, and not its Parallel', () => {
    cleanup();
    const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
    session = testSession({
      StartAt: 'Fork',
      States: { Fork: { Type: 'Parallel', Branches: [branch('One'), branch('Two')], End: true } },
    });
    render(
      <SessionProvider session={session}>
        <Outline shell={shell} />
      </SessionProvider>,
    );
    fireEvent.click(screen.getByRole('treeitem', { name: /^Branch 1/ }));

    press('Delete');

    expect(states()).toEqual(['Fork', 'Two']);
  });

  it('follows what is selected elsewhere', () => {
    const ship = session.derived.machine().root.states[2]!.id; // the third of three
    act(() => session.selectionStore.select([ship]));

    press('ArrowUp');

    expect(selected()).toEqual(['/States/Charge']);
  });
});
