import { isJsonObject, type Json } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import { integrationOf, integrations, isOptimised, readResource, type TaskResource, type WaitPattern } from '../integrations';
import type { Problem } from '../problem';
import { fieldOf, inState } from './fields';
import type { ObjectPlace } from './objectPlaces';
import { advice, hasPlaceholder, refusal, schemaFailed, type Part } from './rule';
import { didYouMean, suggest } from './suggest';

/** What Tasks run: that the resource exists, can be waited for in this way and in this type of machine, and gets its arguments. */
export function* checkResources({ objects, type }: Part): Iterable<Problem> {
  for (const place of objects) {
    const text = place.table === 'Task' ? fieldOf(place, 'Resource') : undefined;
    if (typeof text !== 'string' || hasPlaceholder(text)) continue;
    const resource = readResource(text);
    yield* checkExists(place, text, resource);
    if (type === 'EXPRESS') yield* checkExpress(place, text, resource);
    if (resource.kind === 'activity' && fieldOf(place, 'Credentials') !== undefined) {
      yield refusal('credentials-on-activity', joinPointer(place.at, 'Credentials'), `${place.called} runs an activity, which takes no Credentials. Remove them.`, "The field 'Credentials' is not supported for activities", inState(place));
    }
    if (resource.kind === 'integration' || resource.kind === 'sdk') yield* checkArguments(place, text, resource);
  }
}

function* checkExists(place: ObjectPlace, text: string, resource: TaskResource): Iterable<Problem> {
  const at = joinPointer(place.at, 'Resource');
  if (resource.kind === 'notArn') {
    yield refusal('resource-not-arn', at, `${place.called} runs "${text}", which is not an ARN. Use one such as arn:aws:states:::lambda:invoke.`, 'Value is not a valid resource ARN', inState(place));
    return;
  }
  const fault = faultOf(resource);
  if (fault === undefined) return;
  yield refusal(
    'unknown-resource', at, `${place.called} runs "${text}", ${fault.message}`,
    `The resource provided ${text} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
    { ...inState(place), ...(fault.suggestion !== undefined && { suggestion: text.replace(fault.wrong, fault.suggestion) }) },
  );
}

type Fault = { readonly message: string; readonly wrong: string; readonly suggestion?: string };

const patternNames: Record<WaitPattern, string> = { requestResponse: 'request and response', sync: '.sync', 'sync:2': '.sync:2', waitForTaskToken: '.waitForTaskToken' };

function faultOf(resource: TaskResource): Fault | undefined {
  if (resource.kind === 'unknown') return { message: 'which a Task cannot run. It runs Lambda functions, activities and service integrations.', wrong: '' };
  if (resource.kind === 'sdk') {
    if (resource.pattern === 'sync' || resource.pattern === 'sync:2') return { message: 'but AWS SDK integrations cannot wait with .sync.', wrong: `.${resource.pattern}`, suggestion: '' };
    return undefined;
  }
  if (resource.kind !== 'integration') return undefined;
  const { service, action, pattern } = resource;
  if (!isOptimised(service)) {
    const near = suggest(service, integrations.map((row) => row.service));
    const message = near === undefined ? `but there is no optimised integration of "${service}". Use arn:aws:states:::aws-sdk:${service}:${action}.` : `but there is no service "${service}".${didYouMean(near)}`;
    return { message, wrong: service, suggestion: near ?? `aws-sdk:${service}` };
  }
  const known = integrationOf(service, action);
  if (!known) {
    // New actions of this service appear faster than we learn of them.
    if (service === 'bedrock-agentcore') return undefined;
    const near = suggest(action, integrations.filter((row) => row.service === service).map((row) => row.action));
    const hint = near === undefined ? ` Use arn:aws:states:::aws-sdk:${service}:${action}.` : didYouMean(near);
    return { message: `but the integration of ${service} has no action "${action}".${hint}`, wrong: near === undefined ? `:::${service}` : action, suggestion: near ?? `:::aws-sdk:${service}` };
  }
  if (known.patterns.includes(pattern)) return undefined;
  return { message: `but ${service}:${action} cannot be used with ${patternNames[pattern]}. It can be with ${known.patterns.map((one) => patternNames[one]).join(', ')}.`, wrong: `.${pattern}`, suggestion: '' };
}

function* checkExpress(place: ObjectPlace, text: string, resource: TaskResource): Iterable<Problem> {
  const at = joinPointer(place.at, 'Resource');
  if (resource.kind === 'activity') {
    yield refusal('not-in-express', at, `${place.called} runs an activity, which an Express workflow cannot. Make the workflow Standard.`, 'Express state machine does not support Activity ARN', inState(place));
  } else if (/\.sync(:2)?$/.test(text)) {
    yield refusal('not-in-express', at, `${place.called} waits for a job with .sync, which an Express workflow cannot. Make the workflow Standard.`, "Express state machine does not support '.sync' service integration", inState(place));
  } else if (text.endsWith('.waitForTaskToken')) {
    // The blank at the end is the service's.
    yield refusal('not-in-express', at, `${place.called} waits for a callback, which an Express workflow cannot. Make the workflow Standard.`, "Express state machine does not support '.waitForTaskToken' service integration ", inState(place));
  }
}

function* checkArguments(place: ObjectPlace, text: string, resource: TaskResource & { readonly kind: 'integration' | 'sdk' }): Iterable<Problem> {
  const name = place.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = fieldOf(place, name);
  const required = resource.kind === 'integration' ? (integrationOf(resource.service, resource.action)?.required ?? []) : [];
  if (given === undefined) {
    if (resource.kind === 'integration' && integrationOf(resource.service, resource.action) === undefined) return;
    const called = `${resource.kind === 'sdk' ? 'aws-sdk:' : ''}${resource.service}:${resource.action}`;
    const wanted = required.length > 0 ? `"${name}" with ${required.join(' and ')}` : `"${name}", which may be empty`;
    // Workflows of the time before the service checked this are still about: creating them anew is refused.
    yield advice('warning', 'missing-arguments', place.at, `${place.called} hands nothing to ${called}. Add ${wanted}; without it Step Functions refuses new workflows.`, {
      ...inState(place), serviceCode: schemaFailed, serviceMessage: `${name} field is required for resource ARN: ${text}`, serviceAt: joinPointer(place.at, 'Resource'),
    });
  } else if (isJsonObject(given)) {
    for (const argument of required) {
      if (Object.hasOwn(given, argument) || (name === 'Parameters' && Object.hasOwn(given, `${argument}.$`))) continue;
      yield refusal('missing-argument', joinPointer(place.at, name), `${place.called} calls ${resource.service}:${resource.action} without "${argument}".`, `The field '${argument}' is required but was missing`, inState(place));
    }
  }
}

/** The Resource of a Task place, if it is one that can be read. */
export function resourceOf(place: ObjectPlace): TaskResource | undefined {
  const text: Json | undefined = place.table === 'Task' ? fieldOf(place, 'Resource') : undefined;
  return typeof text === 'string' ? readResource(text) : undefined;
}
