/** One quiet line on what a state does, from its fields, and the name of its picture. */
import { isJsonObject, type Json } from '../base/json';
import { sayDuration } from '../base/sayDuration';
import type { State } from '../asl/model';
import { isCall, readResource } from '../asl/resource';
import { resourceWords, type Words } from './resourceWords';

/**
 * Puts a state into words: `Lambda · Invoke`, `Choice · 2 rules`, `waits 10 s`,
 * `Map · for each of $.items · up to 5 at once`.
 */
export function stateWords(state: State): Words {
  const { fields } = state;
  switch (state.type) {
    case 'Task':
      return typeof fields['Resource'] === 'string' && fields['Resource'] !== ''
        ? resourceWords(fields['Resource'])
        : { subtitle: 'Task', glyph: 'task' };
    case 'Choice':
      return { subtitle: `Choice · ${count(listLength(fields['Choices']), 'rule')}`, glyph: 'choice' };
    case 'Wait':
      return { subtitle: waitWords(state), glyph: 'wait' };
    case 'Fail':
      return { subtitle: failWords(state), glyph: 'fail' };
    case 'Parallel':
      return { subtitle: `Parallel · ${count(state.scopes.length, 'branch', 'branches')}`, glyph: 'parallel' };
    case 'Map':
      return { subtitle: mapWords(state), glyph: 'map' };
    case 'Pass':
      return { subtitle: passWords(state), glyph: 'pass' };
    case 'Succeed':
      return { subtitle: 'Succeed', glyph: 'succeed' };
    case undefined:
      return {
        subtitle: state.typeText === undefined ? 'no Type' : `unknown Type "${state.typeText}"`,
        glyph: 'unknown',
      };
  }
}

/** `1 rule`, `2 rules`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

function waitWords({ fields }: State): string {
  const { Seconds, SecondsPath, Timestamp, TimestampPath } = fields;
  if (typeof Seconds === 'number') return `waits ${sayDuration(Seconds * 1000)}`;
  const seconds = expression(Seconds) ?? expression(SecondsPath);
  if (seconds !== undefined) return `waits ${seconds} seconds`;
  const until = expression(Timestamp) ?? expression(TimestampPath);
  return until === undefined ? 'Wait' : `waits until ${until}`;
}

function failWords({ fields }: State): string {
  const error = expression(fields['Error']) ?? expression(fields['ErrorPath']);
  return error === undefined ? 'Fail' : `Fail · ${error}`;
}

function passWords({ fields }: State): string {
  if (isJsonObject(fields['Assign']) && Object.keys(fields['Assign']).length > 0)
    return `Pass · sets ${Object.keys(fields['Assign'])
      .map((name) => `$${name.replace(/\.\$$/, '')}`)
      .join(', ')}`;
  if (fields['Result'] !== undefined) return 'Pass · fixed result';
  if (fields['Output'] !== undefined) return 'Pass · makes its output';
  if (fields['Parameters'] !== undefined) return 'Pass · reshapes its input';
  return 'Pass';
}

function mapWords({ fields, scopes }: State): string {
  const processor = fields['ItemProcessor'];
  const config = isJsonObject(processor) ? processor['ProcessorConfig'] : undefined;
  const isDistributed = isJsonObject(config) && config['Mode'] === 'DISTRIBUTED';
  const parts = [isDistributed ? 'Distributed Map' : 'Map'];
  const items = expression(fields['Items']) ?? expression(fields['ItemsPath']);
  if (isJsonObject(fields['ItemReader'])) parts.push(readerWords(fields['ItemReader']['Resource']));
  else if (items !== undefined && items !== '$') parts.push(`for each of ${items}`);
  else if (scopes.length > 0) parts.push('for each item');
  const most = fields['MaxConcurrency'];
  if (typeof most === 'number' && most > 0) parts.push(most === 1 ? 'one at a time' : `up to ${most} at once`);
  return parts.join(' · ');
}

function readerWords(resource: Json | undefined): string {
  if (typeof resource !== 'string') return 'for each item read';
  const call = readResource(resource);
  return isCall(call) && call.action.startsWith('listObjects') ? 'for each object in S3' : 'for each item from S3';
}

/** A path, a fixed text, or a JSONata expression without its brackets. */
function expression(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return value
    .replace(/^\{%\s*/, '')
    .replace(/\s*%\}$/, '')
    .replace(/\s+/g, ' ');
}

function listLength(value: Json | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
