/** Takes the Resource of a Task apart. */
import { fail, ok, type Result } from '../base/result';
import type { TaskPattern, TaskTarget } from './ports';

const patterns: readonly Exclude<TaskPattern, 'requestResponse'>[] = ['sync', 'sync:2', 'waitForTaskToken'];

/**
 * Reads a Resource: an integration (`arn:aws:states:::lambda:invoke.waitForTaskToken`), a function or an activity.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html (read 2025-11)
 */
export function parseResource(arn: string): Result<TaskTarget, string> {
  const integration = /^arn:aws[a-z-]*:states:[a-z0-9-]*:\d*:(aws-sdk:[^:]+|[^:]+):([^:.]+)(?:\.(.+))?$/.exec(arn);
  const [, service = '', action = '', pattern] = integration ?? [];
  if (integration && service === 'activity')
    return ok({ kind: 'activity', arn, resourceType: 'activity', action: '', pattern: 'requestResponse' });
  if (integration) {
    if (pattern !== undefined && !isPattern(pattern))
      return fail(
        `The resource "${arn}" has an unknown pattern ".${pattern}". Use .sync, .sync:2 or .waitForTaskToken.`,
      );
    return ok({ kind: 'service', arn, resourceType: service, action, pattern: pattern ?? 'requestResponse' });
  }
  if (/^arn:[^:]*:lambda:[^:]*:[^:]*:function:.+$/.test(arn))
    return ok({ kind: 'lambda', arn, resourceType: 'lambda', action: '', pattern: 'requestResponse' });
  if (/^arn:[^:]*:states:[^:]*:[^:]*:activity:.+$/.test(arn))
    return ok({ kind: 'activity', arn, resourceType: 'activity', action: '', pattern: 'requestResponse' });
  return fail(`The resource "${arn}" is neither an integration nor a function nor an activity.`);
}

function isPattern(text: string): text is Exclude<TaskPattern, 'requestResponse'> {
  return patterns.some((pattern) => pattern === text);
}
