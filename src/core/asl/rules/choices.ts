import { isJsonObject, type Json } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import { comparisonOperators, type SubFieldRow } from '../fields';
import type { Problem } from '../problem';
import { fieldOf, inState } from './fields';
import { lowerFirst, type ObjectPlace } from './objectPlaces';
import { advice, hasPlaceholder, refusal, schemaFailed, type Part } from './rule';

const selectors = ['And', 'Or', 'Not', 'Variable', 'Condition'];
const operatorNames = new Set(comparisonOperators.map((row) => row.name));

/** Choice rules: what each tests, that it tests one thing, and with a value of the right type. */
export function* checkChoices({ objects }: Part): Iterable<Problem> {
  for (const place of objects) {
    if (place.table === 'rule' || place.table === 'nestedRule') yield* checkRule(place);
    if (place.table === 'Choice' && fieldOf(place, 'Default') === undefined && place.state) {
      yield advice(
        'hint',
        'choice-without-default',
        place.at,
        `${place.called} has no "Default". An input for which no rule is true fails the execution.`,
        inState(place),
      );
    }
  }
}

function* checkRule(place: ObjectPlace): Iterable<Problem> {
  const found = selectors.filter((name) => fieldOf(place, name) !== undefined);
  const operators = Object.keys(place.value).filter((name) => operatorNames.has(name));
  const test =
    place.language === 'JSONata' ? 'a "Condition"' : 'a "Variable" with a comparison, or "And", "Or" or "Not"';
  if (Object.keys(place.value).length === 0) {
    yield advice(
      'warning',
      'empty-rule',
      place.at,
      `${place.called} is still empty. Give it ${test}${place.table === 'rule' ? ' and a "Next"' : ''}; until then Step Functions refuses it.`,
      {
        ...inState(place),
        serviceCode: schemaFailed,
        serviceMessage: tooManyTests,
      },
    );
  } else if (found.length === 0) {
    yield refusal(
      'rule-without-test',
      place.at,
      `${place.called} does not say what to test. Give it ${test}.`,
      tooManyTests,
      inState(place),
    );
  } else if (found.length > 1) {
    yield refusal(
      'rule-with-two-tests',
      place.at,
      `${place.called} has ${found.map((name) => `"${name}"`).join(' and ')}. Keep one of them.`,
      tooManyTests,
      inState(place),
    );
  } else if (found[0] === 'Variable' && place.language === 'JSONPath') {
    yield* checkOperators(place, operators);
  } else if (operators.length > 0 && place.language === 'JSONPath') {
    yield refusal(
      'comparison-without-variable',
      joinPointer(place.at, operators[0] as string),
      `${place.called} has "${operators[0] ?? ''}", but no "Variable" to compare.`,
      `Field '${operators[0] ?? ''}' is not supported`,
      { ...inState(place), part: 'key', serviceAt: place.at },
    );
  }
}

const tooManyTests = `The object must have only one of the following fields, [${selectors.join(', ')}]`;

function* checkOperators(place: ObjectPlace, operators: readonly string[]): Iterable<Problem> {
  if (operators.length !== 1) {
    const message =
      operators.length === 0
        ? `${place.called} has a "Variable", but no comparison such as "StringEquals" or "IsPresent".`
        : `${place.called} has ${operators.length} comparisons (${operators.join(', ')}). Keep one, or join them with "And".`;
    const listed = operators.length === 0 ? [...operatorNames] : operators;
    const fault =
      operators.length === 0
        ? 'This object should have only one of the following fields'
        : 'There should only be one of the following fields';
    yield refusal(
      operators.length === 0 ? 'rule-without-comparison' : 'rule-with-two-comparisons',
      place.at,
      message,
      `${fault}: [${listed.join(', ')}]`,
      inState(place),
    );
  }
  for (const name of operators) {
    const row = place.rows.get(name);
    if (row?.kind === 'operand') yield* checkOperand(place, row, fieldOf(place, name) as Json);
  }
}

const operandTypes = {
  string: 'a text',
  pattern: 'a text',
  number: 'a number',
  boolean: 'true or false',
  timestamp: 'a moment such as 2026-03-14T01:59:00Z',
} as const;

function* checkOperand(place: ObjectPlace, row: SubFieldRow, value: Json): Iterable<Problem> {
  if (typeof value === 'string' && hasPlaceholder(value)) return;
  const operand = row.operand ?? 'string';
  const wanted = operand === 'pattern' || operand === 'timestamp' ? 'string' : operand;
  const at = joinPointer(place.at, row.name);
  const message = `"${row.name}" in ${lowerFirst(place.called)} must be ${operandTypes[operand]}.`;
  if (typeof value !== wanted) {
    const more =
      isJsonObject(value) || Array.isArray(value) || value === null ? '' : ` It is ${JSON.stringify(value)}.`;
    const typeName = wanted === 'number' ? 'Number' : wanted === 'boolean' ? '[BOOLEAN]' : '[STRING]';
    yield refusal('wrong-operand', at, message + more, `Expected value of type ${typeName}`, inState(place));
  } else if (operand === 'timestamp' && typeof value === 'string' && !isMoment(value)) {
    yield refusal(
      'bad-timestamp',
      at,
      `${message} It is "${value}".`,
      'String does not match RFC3339 timestamp',
      inState(place),
    );
  }
}

/** RFC 3339 with upper-case T and Z; comparisons also take an offset. */
function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text);
}
