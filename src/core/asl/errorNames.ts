/** An error name that retriers and catchers can be for. */
export type ErrorRow = { readonly name: string; readonly doc: string };

/**
 * The names that the service reports or takes, and those of Lambda that are worth a retry.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const errorRows: readonly ErrorRow[] = [
  {
    name: 'States.ALL',
    doc: 'Stands for any error but States.Runtime and, as AWS documents it, States.DataLimitExceeded. It must stand alone, in the last entry.',
  },
  { name: 'States.TaskFailed', doc: 'Stands for any failure of a task but a timeout.' },
  { name: 'States.Timeout', doc: 'A task took longer than its TimeoutSeconds, or missed a heartbeat.' },
  { name: 'States.HeartbeatTimeout', doc: 'A task missed a heartbeat.' },
  { name: 'States.Permissions', doc: 'The role of the workflow may not make the call.' },
  { name: 'States.DataLimitExceeded', doc: 'A payload was larger than 256 KiB.' },
  { name: 'States.QueryEvaluationError', doc: 'A JSONata expression failed, or gave nothing or the wrong type.' },
  {
    name: 'States.Runtime',
    doc: 'The execution could not go on, for example because a path found nothing. It is never retried or caught.',
  },
  { name: 'States.BranchFailed', doc: 'A branch of a Parallel state failed.' },
  { name: 'States.NoChoiceMatched', doc: 'No rule of a Choice state was true, and it has no Default.' },
  { name: 'States.IntrinsicFailure', doc: 'An intrinsic function failed. (The service reports States.Runtime.)' },
  {
    name: 'States.ParameterPathFailure',
    doc: 'A path in Parameters found nothing. (The service reports States.Runtime.)',
  },
  { name: 'States.ResultPathMatchFailure', doc: 'ResultPath could not be applied to the input.' },
  { name: 'States.ExceedToleratedFailureThreshold', doc: 'More items of a distributed map failed than it tolerates.' },
  { name: 'States.ItemReaderFailed', doc: 'The items of a distributed map could not be read.' },
  { name: 'States.ResultWriterFailed', doc: 'The results of a distributed map could not be written.' },
  { name: 'States.Http.Socket', doc: 'An HTTP task got no answer in 60 seconds.' },
  { name: 'Lambda.ServiceException', doc: 'The Lambda service failed for a moment. Worth a retry.' },
  { name: 'Lambda.AWSLambdaException', doc: 'The Lambda service failed for a moment. Worth a retry.' },
  { name: 'Lambda.SdkClientException', doc: 'The call of the function failed on its way. Worth a retry.' },
  { name: 'Lambda.ClientExecutionTimeoutException', doc: 'The call of the function took too long. Worth a retry.' },
  { name: 'Lambda.TooManyRequestsException', doc: 'The function is throttled. Worth a retry with growing waits.' },
  { name: 'Lambda.Unknown', doc: 'The function broke off without an answer: out of memory, or its process ended.' },
];

const docs = new Map(errorRows.map(({ name, doc }) => [name, doc]));

/** What an error name means. */
export function describeError(name: string): string {
  if (/^States\.Http\.StatusCode\.\d{3}$/.test(name)) return `An HTTP task got the answer ${name.slice(-3)}.`;
  return (
    docs.get(name) ??
    (name.startsWith('States.')
      ? 'The service knows no error of this name.'
      : 'An error of the task or of a Fail state, by its exact name.')
  );
}

/** Tells whether a name that starts with `States.` is one of the service's. */
export function isServiceError(name: string): boolean {
  return docs.has(name) || /^States\.Http\.StatusCode\.\d{3}$/.test(name);
}
