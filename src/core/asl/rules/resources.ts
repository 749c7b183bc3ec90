import { isJsonObject, type Json } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import { integrationOf } from '../integrations';
import { callIdOf, isCall, readResource, type CallResource, type TaskResource } from '../resource';
import type { Problem } from '../problem';
import { requiredArgumentsOf } from '../sdk/argumentShapes';
import { checkCallArguments } from './callArguments';
import { faultOfCall, type CallFault } from './callFaults';
import { fieldOf, inState } from './fields';
import type { ObjectPlace } from './objectPlaces';
import { advice, hasPlaceholder, refusal, schemaFailed, type Part } from './rule';

/**
 * What Tasks run: that the resource exists, can be waited for in this way and
 * in this type of machine, and gets its arguments.
 */
export function* checkResources({ objects, type, remedies }: Part): Iterable<Problem> {
  for (const place of objects) {
    const text = place.table === 'Task' ? fieldOf(place, 'Resource') : undefined;
    if (typeof text !== 'string' || hasPlaceholder(text)) continue;
    const resource = readResource(text);
    const fault = faultOfCall(resource, remedies);
    yield* checkExists(place, text, resource, fault);
    if (type === 'EXPRESS') yield* checkExpress(place, resource);
    if (resource.kind === 'activity' && fieldOf(place, 'Credentials') !== undefined) {
      yield refusal(
        'credentials-on-activity',
        joinPointer(place.at, 'Credentials'),
        `${place.called} runs an activity, which takes no Credentials. Remove them.`,
        "The field 'Credentials' is not supported for activities",
        inState(place),
      );
    }
    if (!fault && isCall(resource)) yield* checkArguments(place, text, resource);
  }
}

function* checkExists(
  place: ObjectPlace,
  text: string,
  resource: TaskResource,
  fault: CallFault | undefined,
): Iterable<Problem> {
  const at = joinPointer(place.at, 'Resource');
  if (resource.kind === 'function') {
    yield refusal(
      'resource-not-arn',
      at,
      `${place.called} runs "${text}", which is not an ARN. Use one such as arn:aws:states:::lambda:invoke.`,
      'Value is not a valid resource ARN',
      inState(place),
    );
    return;
  }
  if (fault === undefined) return;
  yield refusal(
    'unknown-resource',
    at,
    `${place.called} runs "${text}", ${fault.message}`,
    `The resource provided ${text} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
    { ...inState(place), ...(fault.call !== undefined && { suggestion: withCall(text, fault.call) }) },
  );
}

/** The ARN with another call: partition, region and account stay. */
function withCall(text: string, call: string): string {
  return [...text.split(':').slice(0, 5), call].join(':');
}

function* checkExpress(place: ObjectPlace, resource: TaskResource): Iterable<Problem> {
  const at = joinPointer(place.at, 'Resource');
  if (resource.kind === 'activity') {
    yield refusal(
      'not-in-express',
      at,
      `${place.called} runs an activity, which an Express workflow cannot. Make the workflow Standard.`,
      'Express state machine does not support Activity ARN',
      inState(place),
    );
  } else if (isCall(resource) && (resource.pattern === 'sync' || resource.pattern === 'sync:2')) {
    yield refusal(
      'not-in-express',
      at,
      `${place.called} waits for a job with .sync, which an Express workflow cannot. Make the workflow Standard.`,
      "Express state machine does not support '.sync' service integration",
      inState(place),
    );
  } else if (isCall(resource) && resource.pattern === 'waitForTaskToken') {
    // The blank at the end is the service's.
    yield refusal(
      'not-in-express',
      at,
      `${place.called} waits for a callback, which an Express workflow cannot. Make the workflow Standard.`,
      "Express state machine does not support '.waitForTaskToken' service integration ",
      inState(place),
    );
  }
}

function* checkArguments(place: ObjectPlace, text: string, resource: CallResource): Iterable<Problem> {
  const name = place.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = fieldOf(place, name);
  const required =
    resource.kind === 'integration' ? (integrationOf(resource.service, resource.action)?.required ?? []) : [];
  if (given === undefined) {
    if (resource.kind === 'integration' && integrationOf(resource.service, resource.action) === undefined) return;
    const called = callIdOf(resource);
    const wanted = required.length > 0 ? `"${name}" with ${required.join(' and ')}` : `"${name}", which may be empty`;
    // Workflows of the time before the service checked this are still about: creating them anew is refused.
    yield advice(
      'warning',
      'missing-arguments',
      place.at,
      `${place.called} hands nothing to ${called}. Add ${wanted}; without it Step Functions refuses new workflows.`,
      {
        ...inState(place),
        serviceCode: schemaFailed,
        serviceMessage: `${name} field is required for resource ARN: ${text}`,
        serviceAt: joinPointer(place.at, 'Resource'),
      },
    );
  } else if (isJsonObject(given)) {
    const isGiven = (argument: string): boolean =>
      Object.hasOwn(given, argument) || (name === 'Parameters' && Object.hasOwn(given, `${argument}.$`));
    for (const argument of required) {
      if (isGiven(argument)) continue;
      yield refusal(
        'missing-argument',
        joinPointer(place.at, name),
        `${place.called} calls ${resource.service}:${resource.action} without "${argument}".`,
        `The field '${argument}' is required but was missing`,
        inState(place),
      );
    }
    if (resource.kind !== 'integration') return;
    for (const argument of requiredArgumentsOf(`${resource.service}:${resource.action}`)) {
      if (required.includes(argument) || isGiven(argument) || Object.keys(given).some(hasPlaceholder)) continue;
      // Whether a definition is refused for it is not known; the call is.
      yield advice(
        'warning',
        'lacking-argument',
        joinPointer(place.at, name),
        `${place.called} calls ${resource.service}:${resource.action} without "${argument}", and such a call fails. Add it.`,
        inState(place),
      );
    }
    yield* checkCallArguments(place, `${resource.service}:${resource.action}`, name, given);
  }
}

/** The Resource of a Task place, if it is one that can be read. */
export function resourceOf(place: ObjectPlace): TaskResource | undefined {
  const text: Json | undefined = place.table === 'Task' ? fieldOf(place, 'Resource') : undefined;
  return typeof text === 'string' ? readResource(text) : undefined;
}
