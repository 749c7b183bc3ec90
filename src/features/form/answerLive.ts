import { briefJson } from '../../core/base/briefJson';
import { isJsonObject, member, type Json } from '../../core/base/json';
import { writeJson } from '../../core/base/long';
import { evaluateField } from './evaluateField';
import type { LiveAnswer, LiveQuestion } from './liveProtocol';
import type { Sample } from './useSample';

/** Characters of a value beside its field, and of what is shown of it on pointing there. */
const briefLength = 60;
const wholeLength = 2_000;

/** Evaluates the text of a field, and writes as much of what it gives as is shown. */
export function answerLive({ field, text, member: shownMember }: LiveQuestion, sample: Sample): LiveAnswer {
  const value = evaluateField(field, text, sample);
  if (value === undefined) return { kind: 'unknown' };
  if (!value.ok) return { kind: 'failure', reason: value.error.slice(0, wholeLength) };
  return {
    kind: 'value',
    ...writeValue(
      shownMember !== undefined && isJsonObject(value.value) ? (member(value.value, shownMember) ?? null) : value.value,
    ),
  };
}

function writeValue(value: Json): { readonly brief: string; readonly whole: string } {
  const text = briefJson(value, wholeLength);
  // spread over lines only when it is small
  const whole = text.length < wholeLength ? writeJson(value, 2).slice(0, wholeLength) : text;
  return { brief: text.length > briefLength ? `${text.slice(0, briefLength)}…` : text, whole };
}
