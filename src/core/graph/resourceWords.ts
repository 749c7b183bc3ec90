/** What a Task's Resource does, in words and as a picture. Read loosely: templates leave placeholders in ARNs. */
import { awsServiceOf, capitalise } from '../asl/awsServices';
import { actionCountOf } from '../asl/integrations';
import { mendResource, readResource, standInOf, type CallResource, type WaitPattern } from '../asl/resource';
import type { GlyphName } from '../base/glyphName';

/** The line under a state's name, and the name of its picture. */
export type Words = { readonly subtitle: string; readonly glyph: GlyphName };

const waits: Readonly<Record<WaitPattern, string | undefined>> = {
  requestResponse: undefined,
  sync: 'until done',
  'sync:2': 'until done',
  waitForTaskToken: 'wait for token',
};

/** Puts a Task's Resource into words: `Lambda · Invoke`, `SQS · wait for token`, `Glue · StartJobRun · until done`. */
export function resourceWords(text: string): Words {
  const resource = readResource(mendResource(text));
  switch (resource.kind) {
    case 'integration':
    case 'sdk':
      return callWords(resource);
    case 'lambda':
      return { subtitle: join('Lambda', bare(resource.name)), glyph: 'lambda' };
    case 'activity':
      return { subtitle: join('Activity', bare(resource.name)), glyph: 'activity' };
    case 'states':
      return { subtitle: join('Step Functions', bare(resource.name)), glyph: 'states' };
    case 'function':
    case 'unknown':
      return namedWords(bare(text.trim()));
  }
}

function callWords({ kind, service, action, pattern }: CallResource): Words {
  const { called, glyph } = awsServiceOf(service);
  const wait = waits[pattern];
  const name = join(called, capitalise(action));
  if (wait === undefined) return { subtitle: name, glyph };
  // Where a service has one action, waiting says more than its name.
  const isOnlyAction = kind === 'integration' && actionCountOf(service) === 1;
  return { subtitle: `${isOnlyAction ? called : name} · ${wait}`, glyph };
}

/** What is no ARN, or one that no Task can run: it runs as a function, or as the activity that its name speaks of. */
function namedWords(text: string): Words {
  if (text === '') return { subtitle: 'Task', glyph: 'task' };
  return standInOf(text) === 'activity'
    ? { subtitle: join('Activity', text), glyph: 'activity' }
    : { subtitle: join('Lambda', text), glyph: 'lambda' };
}

/** A name without the marks of the placeholder that it is: `PayFunction` of `${PayFunction.Arn}`. */
function bare(name: string): string {
  return name.replace(/^[$#]\{(.*)\}$|^<(.*)>$/s, '$1$2').replace(/\.(Arn|Outputs\.[\w.]*)$/i, '');
}

function join(service: string, action: string): string {
  return action === '' ? service : `${service} · ${action}`;
}
