/** What of a Resource a Task runs. */
import { isCall, readResource } from '../asl/resource';
import { fail, ok, type Result } from '../base/result';
import type { TaskTarget } from './ports';

/**
 * Reads a Resource: an integration (`arn:aws:states:::lambda:invoke.waitForTaskToken`), a function or an activity.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html (read 2025-11)
 */
export function parseResource(arn: string): Result<TaskTarget, string> {
  const resource = readResource(arn);
  const { kind } = resource;
  if (kind === 'lambda' || kind === 'activity')
    return ok({ kind, arn, resourceType: kind, action: '', pattern: 'requestResponse' });
  if (!isCall(resource) || resource.action.includes(':'))
    return fail(`The resource "${arn}" is neither an integration nor a function nor an activity.`);
  const { service, action, pattern } = resource;
  const dot = action.indexOf('.');
  if (dot >= 0)
    return fail(
      `The resource "${arn}" has an unknown pattern "${action.slice(dot)}". Use .sync, .sync:2 or .waitForTaskToken.`,
    );
  return ok({ kind: 'service', arn, resourceType: kind === 'sdk' ? `aws-sdk:${service}` : service, action, pattern });
}
