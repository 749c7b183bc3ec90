/** What answers the tasks of a run in the page: objects of the run's own, and samples for everything else. */
import { findNeeds } from '../../core/asl/needs/findNeeds';
import { createObjectStore } from '../../core/services/objectStore';
import { createSampleHandlers } from '../../core/services/sampleResults';
import type { CreateHandlers } from './serveRun';

/** Makes the handlers of a page's run: samples have what the definition reads of them. */
export const createRunHandlers: CreateHandlers = ({ answersWaiting, definition }) => {
  const needs = findNeeds(definition);
  return createObjectStore(
    [],
    createSampleHandlers({ waiting: answersWaiting ? 'answer' : 'wait', needs: () => needs }),
    undefined,
    true,
  ).handlers;
};
