import type { Json, JsonObject } from '../../base/json';
import { readResource, resourceOf, type Action, type IntegrationPattern } from './action';
import { actions } from './actions';
import { writeArguments } from './writeArguments';

const byId = new Map(actions.map((action) => [action.id.toLowerCase(), action]));

/** The catalogue's entry for a resource ARN, whatever its pattern. */
export function findAction(resource: string): Action | undefined {
  const read = readResource(resource);
  return read && byId.get(read.id.toLowerCase());
}

/**
 * The fields of a new Task that uses an action: `Resource`, arguments in the query language, and for Lambda the
 * retrier and output that Workflow Studio gives it too.
 */
export function taskFields(action: Action, pattern: IntegrationPattern, language: 'JSONPath' | 'JSONata'): JsonObject {
  const shape = pattern === 'token' ? (action.tokenArguments ?? action.arguments) : action.arguments;
  const fields: Record<string, Json> = { Resource: resourceOf(action, pattern) };
  fields[language === 'JSONata' ? 'Arguments' : 'Parameters'] = writeArguments(shape, language);
  if (action.id === 'lambda:invoke') {
    if (pattern === 'request' && language === 'JSONata') fields.Output = '{% $states.result.Payload %}';
    if (pattern === 'request' && language === 'JSONPath') fields.OutputPath = '$.Payload';
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
    Resource: `arn:aws:states:::aws-sdk:${service.toLowerCase()}:${action.slice(0, 1).toLowerCase()}${action.slice(1)}`,
    [language === 'JSONata' ? 'Arguments' : 'Parameters']: {},
  };
}

/** The actions whose service, name or summary holds every word that was typed. */
export function searchActions(text: string): readonly Action[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter((action) =>
    words.every((word) =>
      `${action.service} ${action.action} ${action.id} ${action.summary}`.toLowerCase().includes(word),
    ),
  );
}
