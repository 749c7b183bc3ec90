import { describe, expect, it } from 'vitest';
import { createNoticesStore, noticesOf } from './noticesStore';
import { createPort } from './port';
import { createSettingsStore, defaultSettings } from './settingsStore';
import { createWorkspaceStore, type WorkflowEntry } from './workspaceStore';

const entry = (id: string, updatedMs: number): WorkflowEntry => ({
  id,
  name: id,
  type: 'STANDARD',
  createdMs: 0,
  updatedMs,
  stateCount: 1,
});

describe('noticesStore', () => {
  it('shows the same text once, as the newest', () => {
    const store = createNoticesStore();

    store.show({ tone: 'info', text: 'One' });
    store.show({ tone: 'info', text: 'Two' });
    store.show({ tone: 'warning', text: 'One' });

    expect(store.getState().notices.map(({ text, tone }) => [text, tone])).toEqual([
      ['Two', 'info'],
      ['One', 'warning'],
    ]);
  });

  it('keeps the newest few and removes what is dismissed', () => {
    const store = createNoticesStore();
    const ids = ['a', 'b', 'c', 'd', 'e'].map((text) => store.show({ tone: 'info', text }));

    store.dismiss(ids[4] ?? 0);

    expect(store.getState().notices.map(({ text }) => text)).toEqual(['b', 'c', 'd']);
  });
});

describe('notices of a workflow', () => {
  it('go when it is closed, and what could not be done goes with the next change; others stay', () => {
    const store = createNoticesStore();
    const own = noticesOf(store, 'w1');
    store.show({ tone: 'info', text: 'Of the page' });
    own.show({ tone: 'warning', text: 'Refused', untilChange: true });
    own.show({ tone: 'success', text: 'Saved' });
    own.show({ tone: 'success', text: 'A copy', workflowId: 'w2' });
    const texts = () => store.getState().notices.map(({ text }) => text);

    own.dismissWhere(({ untilChange }) => untilChange === true);
    expect(texts()).toEqual(['Of the page', 'Saved', 'A copy']);

    own.dismissWhere(({ workflowId }) => workflowId === 'w1');
    expect(texts()).toEqual(['Of the page', 'A copy']);
  });
});

describe('settingsStore', () => {
  it('takes what was kept and leaves the rest at its default', () => {
    expect(createSettingsStore({ theme: 'dark' }).getState()).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  it('folds and unfolds panes, and rounds their sizes', () => {
    const store = createSettingsStore();

    store.foldPane('left', true);
    store.foldPane('left', true);
    store.foldPane('right', true);
    store.foldPane('right', false);
    store.resizePane('left', 200.4);

    expect(store.getState()).toMatchObject({ foldedPanes: ['left'], paneSizes: { left: 200 } });
  });
});

describe('workspaceStore', () => {
  it('keeps the newest workflow first and one entry per workflow', () => {
    const store = createWorkspaceStore();
    store.setWorkflows([entry('old', 1), entry('new', 5)]);

    store.putWorkflow(entry('old', 9));
    expect(store.getState().workflows?.map(({ id }) => id)).toEqual(['old', 'new']);
    store.removeWorkflow('new');
    expect(store.getState().workflows?.map(({ id }) => id)).toEqual(['old']);
  });
});

describe('a port', () => {
  it('is unplugged only by the part that is plugged in', () => {
    const port = createPort<string>();

    const unplugFirst = port.register('first');
    const unplugSecond = port.register('second');
    unplugFirst();
    expect(port.current()).toBe('second');
    unplugSecond();
    expect(port.current()).toBeUndefined();
  });
});

it('puts a notice that stays behind an error that stays, and one in passing before both', () => {
  const { show, getState } = createNoticesStore();
  show({ tone: 'error', text: 'Full', sticky: true });
  show({ tone: 'warning', text: 'Run 1 is not kept', sticky: true });
  expect(getState().notices.at(-1)?.text).toBe('Full');
  show({ tone: 'success', text: 'Copied' });
  expect(getState().notices.at(-1)?.text).toBe('Copied');
});
