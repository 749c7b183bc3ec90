import type { Json, JsonObject } from '../../base/json';
import { arnOfCall, callIdOf, isCall, readResource, type WaitPattern } from '../../asl/resource';
import type { Action } from './action';
import { actions } from './actions';
import { writeArguments } from './writeArguments';

const byId = new Map(actions.map((action) => [action.id.toLowerCase(), action]));

/** The catalogue's entry for a call, as it stands in an ARN: `sqs:sendMessage`. */
export function actionOf(id: string): Action | undefined {
  return byId.get(id.toLowerCase());
}

/** The catalogue's entry for a resource ARN, whatever its pattern. */
export function findAction(resource: string): Action | undefined {
  const read = readResource(resource);
  return isCall(read) ? actionOf(callIdOf(read)) : undefined;
}

/**
 * The fields of a new Task that uses an action: `Resource`, arguments in the query language, and for Lambda the
 * retrier and output that Workflow Studio gives it too.
 */
export function taskFields(action: Action, pattern: WaitPattern, language: 'JSONPath' | 'JSONata'): JsonObject {
  const shape = pattern === 'waitForTaskToken' ? (action.tokenArguments ?? action.arguments) : action.arguments;
  const fields: Record<string, Json> = { Resource: arnOfCall(action.id, pattern) };
  fields[language === 'JSONata' ? 'Arguments' : 'Parameters'] = writeArguments(shape, language);
  if (action.id === 'lambda:invoke') {
    if (pattern === 'requestResponse' && language === 'JSONata') fields.Output = '{% $states.result.Payload %}';
    if (pattern === 'requestResponse' && language === 'JSONPath') fields.OutputPath = '$.Payload';
    fields.Retry = [
      {
        ErrorEquals: [
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          'Lambda.TooManyRequestsException',
        ],
        IntervalSeconds: 1,
        MaxAttempts: 3,
        BackoffRate: 2,
        JitterStrategy: 'FULL',
      },
    ];
  }
  return fields;
}

/** The fields of a Task that calls any AWS API by name: `aws-sdk:<service>:<action>`, both as the SDK spells them. */
export function sdkTaskFields(service: string, action: string, language: 'JSONPath' | 'JSONata'): JsonObject {
  return {
    Resource: arnOfCall(sdkCallId(service, action), 'requestResponse'),
    [language === 'JSONata' ? 'Arguments' : 'Parameters']: {},
  };
}

/** A call of any AWS API as it stands in an ARN, however it was typed: `aws-sdk:s3:putObject`. */
export function sdkCallId(service: string, action: string): string {
  return `aws-sdk:${service.toLowerCase()}:${action.slice(0, 1).toLowerCase()}${action.slice(1)}`;
}

/** The actions whose service, name or summary holds every word that was typed; without a word those not rare. */
export function searchActions(text: string): readonly Action[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter(
    (action) =>
      (words.length > 0 || action.isRare !== true) &&
      words.every((word) =>
        `${action.service} ${action.action} ${action.id} ${action.summary}`.toLowerCase().includes(word),
      ),
  );
}
