/** What each type of state does, in a sentence or two, for hover, completion and the palette. */
export const stateTypeDocs: ReadonlyMap<string, string> = new Map([
  ['Task', 'Does one piece of work: calls a service, a Lambda function or an activity, and hands its answer on.'],
  ['Pass', 'Hands its input on, perhaps changed. Does no work and costs one transition.'],
  ['Choice', 'Decides by rules on its input where to go.'],
  ['Wait', 'Waits for some seconds, or until a moment.'],
  ['Succeed', 'Ends the workflow, branch or iteration with success.'],
  ['Fail', 'Ends the workflow, branch or iteration with an error and a cause.'],
  ['Parallel', 'Runs several branches at the same time and collects their outputs in a list.'],
  ['Map', 'Runs the same workflow for each item of a list: inside this execution, or in child executions.'],
]);
