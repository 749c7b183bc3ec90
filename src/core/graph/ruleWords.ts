/** Choice rules in words, short enough for an arrow: `$.total > 100`, `$.region is "A" and $.vip is true`. */
import { isJsonObject, type Json, type JsonObject } from '../base/json';

const comparisons: Readonly<Record<string, readonly [symbol: string, negated: string, timeWords: string]>> = {
  Equals: ['=', '≠', 'is'],
  LessThan: ['<', '≥', 'before'],
  LessThanEquals: ['≤', '>', 'not after'],
  GreaterThan: ['>', '≤', 'after'],
  GreaterThanEquals: ['≥', '<', 'not before'],
};

const tests: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  IsPresent: ['is present', 'is missing'],
  IsNull: ['is null', 'is not null'],
  IsString: ['is text', 'is not text'],
  IsNumeric: ['is a number', 'is not a number'],
  IsBoolean: ['is a boolean', 'is not a boolean'],
  IsTimestamp: ['is a timestamp', 'is not a timestamp'],
};

/** Puts a choice rule of either query language into words; '' while there is nothing to say. */
export function ruleWords(rule: JsonObject): string {
  const condition = rule['Condition'];
  if (condition !== undefined) return conditionWords(condition);
  return words(rule, false, 0);
}

/**
 * Shorter forms of a rule in words, for where it does not fit: what is compared matters more than the way to it, so
 * that is cut first, `$.order.payment.status is "OPEN"` to `$….status is "OPEN"`.
 */
export function shorterWords(words: string): readonly string[] {
  const match = /^(\$[\w$]*)((?:\.[^\s.[\]()=<>!]+|\[[^\]]*\])+)(.*)$/s.exec(words);
  const steps = match?.[2]?.match(/\.[^.[]+|\[[^\]]*\]/g) ?? [];
  return [2, 1]
    .filter((kept) => steps.length > kept)
    .map((kept) => `$…${steps.slice(-kept).join('')}${match?.[3] ?? ''}`);
}

/** A JSONata condition without its brackets, on one line. */
function conditionWords(condition: Json): string {
  if (typeof condition !== 'string') return String(condition);
  return condition
    .replace(/^\s*\{%/, '')
    .replace(/%\}\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `depth` guards against rules nested beyond what anyone reads. */
function words(rule: Json | undefined, negated: boolean, depth: number): string {
  if (!isJsonObject(rule) || depth > 20) return '…';
  for (const [key, conjunction] of [
    ['And', 'and'],
    ['Or', 'or'],
  ] as const) {
    const parts = rule[key];
    if (!Array.isArray(parts)) continue;
    const text = (parts as readonly Json[]).map((part) => nested(part, depth)).join(` ${conjunction} `);
    return negated ? `not (${text})` : text;
  }
  if (rule['Not'] !== undefined) return words(rule['Not'], !negated, depth + 1);
  const variable = typeof rule['Variable'] === 'string' ? rule['Variable'] : '…';
  for (const [operator, operand] of Object.entries(rule)) {
    const said = comparisonWords(operator, operand, negated);
    if (said !== undefined) return `${variable} ${said}`;
  }
  return '';
}

/** And within Or, or the other way round, needs brackets. */
function nested(part: Json, depth: number): string {
  const text = words(part, false, depth + 1);
  return isJsonObject(part) && (Array.isArray(part['And']) || Array.isArray(part['Or'])) ? `(${text})` : text;
}

function comparisonWords(operator: string, operand: Json, negated: boolean): string | undefined {
  const test = Object.hasOwn(tests, operator) ? tests[operator] : undefined;
  if (test) return test[(operand === false) !== negated ? 1 : 0];
  const match =
    /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals|Matches)(Path)?$/.exec(
      operator,
    );
  if (!match) return undefined;
  const [, kind, comparison = '', path] = match;
  const value = path !== undefined && typeof operand === 'string' ? operand : JSON.stringify(operand);
  if (comparison === 'Matches') return `${negated ? 'does not match' : 'matches'} ${value}`;
  const [symbol, opposite, timeWords] = comparisons[comparison] ?? ['?', '?', '?'];
  if (comparison === 'Equals' && kind !== 'Numeric') return `${negated ? 'is not' : 'is'} ${value}`;
  if (kind === 'Timestamp') return `${negated ? 'not ' : ''}${timeWords} ${value}`.replace('not not ', '');
  return `${negated ? opposite : symbol} ${value}`;
}
