import { complete } from '../../core/asl/complete';
import { readTree } from '../../core/document/tree';
import type { CodeSuggestion } from '../../shell/ui/code-field/codeSuggestion';
import { isJsonKind } from './fieldText';
import type { Slot } from './slot';
import type { Sample } from './useSample';

/**
 * What could be written in a field. The field's text is put into a small definition of its own, so that the same
 * completion answers as in the code. With a `member`, the text is that member of the field's object.
 */
export function completeField(
  { row, language }: Slot,
  text: string,
  offset: number,
  sample: Sample,
  member?: string,
): readonly CodeSuggestion[] {
  const quote = isJsonKind(row) && member === undefined && !text.trimStart().startsWith('{%') ? '' : '"';
  const [open, close] = member === undefined ? ['', ''] : [`{${JSON.stringify(member)}:`, '}'];
  // no state has it, and it is read as these are
  const name = row.name === 'BatchInput' ? (language === 'JSONata' ? 'Arguments' : 'Parameters') : row.name;
  const before = `{"QueryLanguage":"${language}","StartAt":"A","States":{"A":{"Type":"${typeWith(name)}","${name}":${open}${quote}`;
  const tree = readTree(`${before}${text}${quote}${close}}}}`, 'json');
  const items = complete(tree, before.length + offset, sample);
  // Whatever reaches beyond the field is about the definition around it.
  return items
    .map((item) => ({ ...item, from: item.from - before.length, to: item.to - before.length }))
    .filter((item) => item.from >= 0 && item.to <= text.length);
}

/** A state type that has the field, so that the completion knows it. */
function typeWith(name: string): string {
  if (/^(?:Items|ItemsPath|ItemSelector|MaxConcurrency|ToleratedFailure)/.test(name)) return 'Map';
  if (/^(?:Seconds|Timestamp)/.test(name)) return 'Wait';
  if (/^(?:Error|Cause)/.test(name)) return 'Fail';
  return name === 'Result' ? 'Pass' : 'Task';
}
