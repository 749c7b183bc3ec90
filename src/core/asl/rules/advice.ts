import { joinPointer } from '../../document/pointer';
import { isCall, waitsForOutsider, type TaskResource } from '../resource';
import type { Problem } from '../problem';
import type { ExpressionPlace } from './expressionPlaces';
import { fieldOf, inState } from './fields';
import type { ObjectPlace } from './objectPlaces';
import { resourceOf } from './resources';
import { advice, type Part } from './rule';

/**
 * What AWS recommends, for tasks: the service accepts all of it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html
 */
export function* checkAdvice({ objects, expressions }: Part): Iterable<Problem> {
  const withToken = new Set(expressions.filter(readsToken).map(({ place }) => place.state?.id));
  for (const place of objects) {
    const resource = resourceOf(place);
    if (!resource) continue;
    yield* checkTimeouts(place, resource);
    yield* checkRetry(place, resource);
    if (waitsForToken(resource) && !withToken.has(place.state?.id)) {
      const token = place.language === 'JSONata' ? '{% $states.context.Task.Token %}' : '$$.Task.Token';
      yield advice(
        'warning',
        'callback-without-token',
        place.at,
        `${place.called} waits for a callback, but hands its token to nobody. Pass ${token} along.`,
        inState(place),
      );
    }
    if (resource.kind === 'lambda') {
      yield advice(
        'hint',
        'direct-lambda',
        joinPointer(place.at, 'Resource'),
        `${place.called} calls its function directly. arn:aws:states:::lambda:invoke has more options; its result is under "Payload".`,
        inState(place),
      );
    }
  }
}

/** `$$`, `$$.Task` and `$states.context` hold the token too. */
function readsToken({ text, kind }: ExpressionPlace): boolean {
  return kind === 'jsonata'
    ? /\$states\s*\.\s*context\b(?!\s*\.\s*(?!Task\b))/.test(text)
    : /\$\$(?!\s*[.[]\s*['"]?(?!Task\b)\w)/.test(text);
}

function waitsForToken(resource: TaskResource): boolean {
  return isCall(resource) && resource.pattern === 'waitForTaskToken';
}

function* checkTimeouts(place: ObjectPlace, resource: TaskResource): Iterable<Problem> {
  const timeout = fieldOf(place, 'TimeoutSeconds');
  const heartbeat = fieldOf(place, 'HeartbeatSeconds');
  const hasTimeout = timeout !== undefined || fieldOf(place, 'TimeoutSecondsPath') !== undefined;
  const hasHeartbeat = heartbeat !== undefined || fieldOf(place, 'HeartbeatSecondsPath') !== undefined;
  const callback = waitsForOutsider(resource);
  const waits = callback || (resource.kind === 'integration' && resource.pattern !== 'requestResponse');
  if (waits && !hasTimeout && !hasHeartbeat) {
    yield advice(
      'hint',
      'task-without-timeout',
      place.at,
      `${place.called} may wait for ever for an answer that never comes. Add "TimeoutSeconds"${callback ? ', or "HeartbeatSeconds"' : ''}.`,
      inState(place),
    );
  }
  if (hasHeartbeat && !callback && (isCall(resource) || resource.kind === 'lambda')) {
    yield advice(
      'hint',
      'useless-heartbeat',
      joinPointer(place.at, heartbeat === undefined ? 'HeartbeatSecondsPath' : 'HeartbeatSeconds'),
      `${place.called} has a heartbeat, but only activities and callbacks can send one.`,
      { ...inState(place), part: 'key' },
    );
  }
  if (typeof heartbeat === 'number' && typeof timeout === 'number' && heartbeat >= timeout) {
    yield advice(
      'warning',
      'heartbeat-not-below-timeout',
      joinPointer(place.at, 'HeartbeatSeconds'),
      `${place.called} expects a heartbeat every ${heartbeat} s, but ends after ${timeout} s. Make HeartbeatSeconds less than TimeoutSeconds.`,
      inState(place),
    );
  }
}

function* checkRetry(place: ObjectPlace, resource: TaskResource): Iterable<Problem> {
  const invokes = resource.kind === 'lambda' || (resource.kind === 'integration' && resource.service === 'lambda');
  if (!invokes || fieldOf(place, 'Retry') !== undefined) return;
  yield advice(
    'hint',
    'task-without-retry',
    place.at,
    `${place.called} does not retry. Lambda now and then fails for a moment: retry Lambda.ServiceException, Lambda.AWSLambdaException, Lambda.SdkClientException and Lambda.TooManyRequestsException.`,
    inState(place),
  );
}
