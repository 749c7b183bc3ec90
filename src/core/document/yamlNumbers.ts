import type { Json } from '../base/json';
import { changeOfNumber, type ChangedNumber } from '../base/changedNumber';
import { readWhole, writeJson } from '../base/long';

/**
 * A notation in which readers of YAML differ, or that JSON does not have: what
 * it is to YAML 1.2, which we read, and to YAML 1.1.
 */
type Notation = {
  readonly pattern: RegExp;
  readonly here: (text: string) => Json;
  readonly elsewhere: (text: string) => Json;
};

const asText = (text: string): string => text;
const withSign = (text: string, read: (digits: string) => number): number => {
  const value = read(text.replaceAll(/[-+_]/g, ''));
  return text.startsWith('-') ? -value : value;
};
const inBase =
  (base: number, prefix: number) =>
  (text: string): number =>
    withSign(text, (digits) => parseInt(digits.slice(prefix), base));
const inSixties = (text: string): number =>
  withSign(text, (digits) => digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));

/**
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 * @see https://yaml.org/type/int.html and https://yaml.org/type/float.html (YAML 1.1)
 */
const notations: readonly Notation[] = [
  { pattern: /^0o[0-7]+$/, here: readYamlWhole, elsewhere: asText },
  { pattern: /^[-+]?0[0-7]+$/, here: readYamlWhole, elsewhere: inBase(8, 1) },
  { pattern: /^[-+]?0\d+$/, here: readYamlWhole, elsewhere: asText },
  { pattern: /^[-+]?0[0-7_]+$/, here: asText, elsewhere: inBase(8, 1) },
  { pattern: /^[-+]?0x[\da-fA-F_]+$/, here: asText, elsewhere: inBase(16, 2) },
  { pattern: /^[-+]?0b[01_]+$/, here: asText, elsewhere: inBase(2, 2) },
  { pattern: /^[-+]?[1-9]\d*_[\d_]*$/, here: asText, elsewhere: (text) => withSign(text, Number) },
  { pattern: /^[-+]?\d[\d_]*\.[\d_]*$/, here: asText, elsewhere: (text) => withSign(text, Number) },
  { pattern: /^[-+]?[1-9][\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/, here: asText, elsewhere: inSixties },
];

/** The value of a whole number of YAML 1.2: in decimal digits, with any zeros before them, or `0x…` and `0o…`. */
export function readYamlWhole(written: string): number | bigint {
  const [, sign = '', digits = ''] = /^([-+]?)0*(?=\d)(.*)$/.exec(written) ?? [];
  return readWhole(/^0[xo]/.test(written) ? String(BigInt(written)) : `${sign.replace('+', '')}${digits}`);
}

/** What becomes of an unquoted text of YAML that is a number to some reader of it; undefined when it is kept. */
export function changeOfYamlNumber(written: string): ChangedNumber | undefined {
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(written))
    return { reason: 'notJson', written, becomes: written.startsWith('-') ? '"-Infinity"' : '"Infinity"' };
  if (/^\.(?:nan|NaN|NAN)$/.test(written)) return { reason: 'notJson', written, becomes: '"NaN"' };
  if (/^0x[\da-fA-F]+$/.test(written)) {
    const becomes = writeJson(readYamlWhole(written));
    return { reason: becomes === String(BigInt(written)) ? 'notation' : 'rounded', written, becomes };
  }
  const kept = /^[-+]?(?:0|[1-9]\d*)?(?:\.\d*)?(?:[eE][-+]?\d+)?$/.test(written);
  const notation = kept ? undefined : notations.find(({ pattern }) => pattern.test(written));
  if (!notation) return changeOfNumber(written);
  const [becomes, elsewhere] = [writeJson(notation.here(written)), writeJson(notation.elsewhere(written))];
  return becomes === elsewhere
    ? { reason: 'notation', written, becomes }
    : { reason: 'ambiguous', written, becomes, elsewhere };
}
