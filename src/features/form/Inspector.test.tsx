// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { diffChanges } from '../../core/document/changes';
import { renderInspector } from './testing/renderInspector';

// Monaco's chunk cannot be fetched here: code fields stay the plain text areas that they are without it.
vi.mock('../../shell/ui/code-field/monacoParts', () => {
  throw new Error('not here');
});

const order = {
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Charge' }],
      Default: 'Done',
    },
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'q', 'MessageBody.$': '$' },
      Colour: 'red',
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
};

describe('the form of a state', () => {
  it('renames the state with everything that names it', () => {
    const { fill, text } = renderInspector(order, '/States/Charge');

    fill('State name', 'Take the money');

    expect(JSON.parse(text())).toMatchObject({
      States: { Check: { Choices: [{ Next: 'Take the money' }] }, 'Take the money': { Type: 'Task' } },
    });
  });

  it.each([
    ['Done', /already/],
    ['', /needs a name/],
    ['x'.repeat(81), /80 are allowed/],
  ])('says why the name %j cannot be, and changes nothing', (name, reason) => {
    const { fill, text, alerts } = renderInspector(order, '/States/Charge');
    const before = text();

    fill('State name', name);

    expect(alerts()).toEqual([expect.stringMatching(reason)]);
    expect(text()).toBe(before);
  });

  it.each(['retrier', 'catcher'])('leads to the first field of a new %s, wherever it comes to stand', (noun) => {
    const { press, openTab, text } = renderInspector(order, '/States/Charge');
    openTab(/^Errors/);

    press(`Add ${noun}`);
    press(`Add ${noun}`);

    const focused = document.activeElement;
    const item = focused?.closest('section[aria-label]')?.getAttribute('aria-label');
    // Of catchers, the one of all errors stays the last.
    expect([noun, item?.toLowerCase()]).toEqual([noun, noun === 'catcher' ? 'catcher 1' : 'retrier 2']);
    expect(focused?.tagName).toBe('INPUT');
    expect(JSON.parse(text())).toMatchObject({ States: { Charge: {} } });
  });

  it('adds a comment and takes it away again, to the byte', () => {
    const { fill, text } = renderInspector(order, '/States/Charge');
    const before = text();

    fill('Comment', 'Takes the money.');
    expect(JSON.parse(text())).toMatchObject({ States: { Charge: { Comment: 'Takes the money.' } } });
    fill('Comment', '');

    expect(text()).toBe(before);
  });

  it.each([
    ['ten', 'TimeoutSeconds is a number.'],
    ['1.5', 'TimeoutSeconds is a whole number.'],
    ['0', 'TimeoutSeconds is at least 1.'],
  ])('refuses %j as a timeout, in words', (typed, reason) => {
    const { fill, text, alerts } = renderInspector(order, '/States/Charge');
    const before = text();

    fill('TimeoutSeconds', typed);

    expect(alerts()).toEqual([reason]);
    expect(text()).toBe(before);
  });

  it('takes an expression for a number in JSONata', () => {
    const { fill, text } = renderInspector(
      { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 5, End: true } } },
      '/States/A',
    );

    fill('Seconds', '{% $states.input.s %}');

    expect(JSON.parse(text())).toMatchObject({ States: { A: { Seconds: '{% $states.input.s %}' } } });
  });

  it('forgets a draft on Escape', () => {
    const { text } = renderInspector(order, '/States/Charge');
    const before = text();
    const box = screen.getByRole('textbox', { name: 'TimeoutSeconds' });

    fireEvent.change(box, { target: { value: '12' } });
    fireEvent.keyDown(box, { key: 'Escape' });
    fireEvent.blur(box);

    expect(text()).toBe(before);
    expect(box).toHaveProperty('value', '');
  });

  it('lets go of a draft when the document says something else', () => {
    const { session, text } = renderInspector(order, '/States/Charge');
    const box = screen.getByRole('textbox', { name: 'Comment' });
    fireEvent.change(box, { target: { value: 'mine' } });

    act(() => {
      const after = text().replace('"Colour": "red"', '"Comment": "theirs"');
      session.documentStore.dispatch({ changes: diffChanges(text(), after), label: 'Edit', origin: 'text' });
    });

    expect(box).toHaveProperty('value', 'theirs');
  });

  it('sends the workflow to its end', () => {
    const { choose, text } = renderInspector(order, '/States/Charge');

    choose('Next state', 'End');

    const charge = (JSON.parse(text()) as typeof order).States.Charge;
    expect(charge).toMatchObject({ End: true });
    expect(charge).not.toHaveProperty('Next');
  });

  it('edits a member of the payload, a path as a path', () => {
    const { fill, text, alerts } = renderInspector(order, '/States/Charge');

    fill('QueueUrl', '${Queue}');
    fill('MessageBody.$', 'order');
    expect(alerts()).toHaveLength(1);
    fill('MessageBody.$', '$.order');

    expect(JSON.parse(text())).toMatchObject({
      States: { Charge: { Parameters: { QueueUrl: '${Queue}', 'MessageBody.$': '$.order' } } },
    });
    expect(alerts()).toEqual([]);
  });

  it('takes a value from a path instead', () => {
    const { press, fill, text } = renderInspector(
      { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 5, End: true } } },
      '/States/A',
    );

    press('Seconds: use a path');
    fill('SecondsPath', '$.pause');

    expect(JSON.parse(text())).toEqual({
      StartAt: 'A',
      States: { A: { Type: 'Wait', End: true, SecondsPath: '$.pause' } },
    });
  });

  it('shows what becomes of the fields before the language is changed, and converts them', () => {
    const { choose, text } = renderInspector(order, '/States/Charge');
    const before = text();

    choose('QueryLanguage', 'JSONata');
    expect(text()).toBe(before);
    expect(screen.getByText('Change "Charge" to JSONata').closest('dialog')?.textContent).toContain('"Arguments"');
    fireEvent.click(screen.getByText('Convert the fields'));

    expect(JSON.parse(text())).toMatchObject({
      States: {
        Charge: { QueryLanguage: 'JSONata', Arguments: { QueueUrl: 'q', MessageBody: '{% $states.input %}' } },
      },
    });
  });

  it('changes the language at once where nothing is to be converted', () => {
    const { choose, text } = renderInspector({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }, '/States/A');

    choose('QueryLanguage', 'JSONata');

    expect(JSON.parse(text())).toMatchObject({ States: { A: { QueryLanguage: 'JSONata' } } });
  });

  it('lists a field that is not known, and removes it', () => {
    const { press, text } = renderInspector(order, '/States/Charge');

    expect(screen.getByText('not a field that Step Functions knows here')).toBeTruthy();
    press('Remove Colour');

    expect(text()).not.toContain('Colour');
  });

  it('explains a field of the other query language', () => {
    renderInspector(
      { StartAt: 'A', States: { A: { Type: 'Pass', QueryLanguage: 'JSONata', InputPath: '$.a', End: true } } },
      '/States/A',
    );

    expect(screen.getByText('only in JSONPath; here JSONata holds')).toBeTruthy();
  });

  it('takes the role of a task from a path', () => {
    const { press, fill, text } = renderInspector(
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Task', Resource: 'r', Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/x' }, End: true },
        },
      },
      '/States/A',
    );

    press('RoleArn: use a path');
    fill('RoleArn.$', '$.role');

    expect(JSON.parse(text())).toMatchObject({ States: { A: { Credentials: { 'RoleArn.$': '$.role' } } } });
    expect(text()).not.toContain('"RoleArn":');
  });

  it('gives a Map that has none an item processor, with a name that is free', () => {
    const { press, text } = renderInspector(
      { StartAt: 'Pass', States: { Pass: { Type: 'Map', End: true } } },
      '/States/Pass',
    );

    press('Add item processor');

    expect(JSON.parse(text())).toMatchObject({
      States: { Pass: { ItemProcessor: { StartAt: 'Pass 2', States: { 'Pass 2': { Type: 'Pass' } } } } },
    });
  });

  it('adds a retrier and an error to it', () => {
    const { openTab, press, text } = renderInspector(order, '/States/Charge');
    openTab(/^Errors/);

    press('Add retrier');
    const box = screen.getByRole('combobox', { name: 'ErrorEquals' });
    fireEvent.change(box, { target: { value: 'States.Timeout' } });
    fireEvent.keyDown(box, { key: 'Enter' });

    expect(JSON.parse(text())).toMatchObject({
      States: { Charge: { Retry: [{ ErrorEquals: ['States.TaskFailed', 'States.Timeout'] }] } },
    });
  });

  it('adds a catcher that leads to a state', () => {
    const { openTab, press, choose, text } = renderInspector(order, '/States/Charge');
    openTab(/^Errors/);

    press('Add catcher');
    choose('Next', 'Check');

    expect(JSON.parse(text())).toMatchObject({
      States: { Charge: { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Check' }] } },
    });
  });

  it('builds a nested condition and leaves the target alone', () => {
    const { choose, press, text } = renderInspector(order, '/States/Check');

    choose('Kind of condition', 'any of these');
    press('Add condition');

    expect(JSON.parse(text())).toMatchObject({
      States: {
        Check: {
          Choices: [
            {
              Or: [
                { Variable: '$.total', NumericGreaterThan: 100 },
                { Variable: '$.value', IsPresent: true },
              ],
              Next: 'Charge',
            },
          ],
        },
      },
    });
  });
});

describe('the form of the workflow', () => {
  it('is there while nothing is selected, and changes the first state', () => {
    const { choose, text } = renderInspector(order);

    choose('First state', 'Charge');

    expect(JSON.parse(text())).toMatchObject({ StartAt: 'Charge' });
  });
});

describe('the form of several states', () => {
  it('removes them together', () => {
    const { session, press, text } = renderInspector(order, '/States/Charge');
    // the machine has states
    act(() => session.selectionStore.toggle([...session.derived.machine().states.keys()][0]!));

    press('Delete');

    expect(Object.keys((JSON.parse(text()) as typeof order).States)).toEqual(['Done']);
  });
});
