/** What answers the tasks of a run in the page. */
import { createRegistry } from '../../core/services/registry';
import { findSampleNeeds } from '../../core/services/sampleNeeds';
import type { CreateHandlers } from './serveRun';

/** Makes the handlers of a page's run: samples have what the definition reads of them. */
export const createRunHandlers: CreateHandlers = ({ answersWaiting, definition }) =>
  createRegistry({
    waiting: answersWaiting ? 'answer' : 'wait',
    needs: findSampleNeeds(definition),
    readRows: async (bytes) => (await import('../../core/services/readParquet')).readParquet(bytes),
  });
