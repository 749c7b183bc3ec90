import type { Session } from '../shell/stores/session';

/** A call through the SDK, or an error of an optimised integration that is not among the usual ones. */
const needed =
  /aws-sdk:|\b(?:Lambda|DynamoDB|SQS|SNS|StepFunctions|Glue|ECS)\.(?!(?:(?:Service|AWSLambda|SdkClient|TooManyRequests|ClientExecutionTimeout)Exception|Unknown)\b)[A-Z]/;

/**
 * Has the names of AWS SDK calls fetched as soon as the workflow needs them: when it calls one or
 * handles its errors, or when a call of it does not exist and what was meant is to be proposed.
 * Once is enough; searching asks again, should they not have come. Returns how to stop.
 */
export function watchForSdkCalls({
  documentStore,
  foundProblems,
  rulesStore,
}: Pick<Session, 'documentStore' | 'foundProblems' | 'rulesStore'>): () => void {
  const stops: (() => void)[] = [];
  const stop = (): void => stops.splice(0).forEach((each) => each());
  const look = (): void => {
    const isNeeded =
      needed.test(documentStore.getState().document.text) ||
      foundProblems.getState().all.some(({ code }) => code === 'unknown-resource');
    if (!isNeeded) return;
    stop();
    rulesStore.wantSdkNames();
  };
  stops.push(documentStore.subscribe(look), foundProblems.subscribe(look));
  look();
  return stop;
}
