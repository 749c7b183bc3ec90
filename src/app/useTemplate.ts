import { useCallback } from 'react';
import { useApp } from './appParts';
import type { Example } from './examples/index';
import { goTo, workflowHash } from './route';

/** Makes a workflow from a template, with its input remembered, and opens it. */
export function useTemplate(): (example: Example) => void {
  const { library } = useApp();
  return useCallback(
    ({ title, text, input }) => {
      const inputText = JSON.stringify(input, null, 2);
      goTo(workflowHash(library.create({ name: title, type: 'STANDARD', source: text, inputText })));
    },
    [library],
  );
}
