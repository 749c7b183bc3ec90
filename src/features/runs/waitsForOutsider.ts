import type { State } from '../../core/asl/model';

/** Tells whether a Task is answered from outside: with its token, or by a worker of its activity. */
export function waitsForOutsider({ type, fields }: State): boolean {
  const resource = fields['Resource'];
  if (type !== 'Task' || typeof resource !== 'string') return false;
  return resource.endsWith('.waitForTaskToken') || /^arn:[^:]*:states:[^:]*:[^:]*:activity:/.test(resource);
}
