import { expect, it, vi } from 'vitest';
import { createNoticesStore } from '../shell/stores/noticesStore';
import { runNoticeAction } from './noticeActions';
import { tellAutosave } from './tellAutosave';

it('offers to keep what another tab deleted, for as long as it is not kept', () => {
  const noticesStore = createNoticesStore();
  const { tell } = tellAutosave('w1', noticesStore);
  const keep = vi.fn();

  tell({ kind: 'removed', keep });
  const { command, text } = noticesStore.getState().notices[0] ?? {};
  runNoticeAction(command?.id ?? '');

  expect(text).toContain('deleted in another tab');
  expect(keep).toHaveBeenCalledOnce();
  tell({ kind: 'keptAgain' });
  expect(noticesStore.getState().notices).toEqual([]);
  runNoticeAction(command?.id ?? '');
  expect(keep).toHaveBeenCalledOnce();
});

it('names the workflow in which the text of another tab is kept', () => {
  const noticesStore = createNoticesStore();

  tellAutosave('w1', noticesStore).tell({ kind: 'overtaken', name: 'Orders (other tab)' });

  expect(noticesStore.getState().notices).toMatchObject([
    { sticky: true, text: expect.stringContaining('"Orders (other tab)"') as string },
  ]);
});
