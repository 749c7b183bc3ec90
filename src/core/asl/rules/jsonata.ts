import type { Problem } from '../problem';
import { analysisOf } from './analysisOf';
import type { ExpressionPlace } from './expressionPlaces';
import { inState } from './fields';
import { lowerFirst } from './objectPlaces';
import { hasPlaceholder, refusal, type Part } from './rule';

/** JSONata: the marks around expressions, their syntax, and what they may refer to. */
export function* checkJsonata({ expressions }: Part): Iterable<Problem> {
  for (const expression of expressions) {
    if (expression.kind === 'halfMarked') yield halfMarked(expression);
    else if (expression.kind === 'jsonata') yield* checkExpression(expression);
  }
}

function halfMarked({ at, value, key, place }: ExpressionPlace): Problem {
  const missing = String(value).startsWith('{%') ? 'ends without %}' : 'starts without {%';
  return refusal(
    'half-marked-expression',
    at,
    `"${key}" of ${lowerFirst(place.called)} ${missing}. An expression stands between {% and %}.`,
    'JSONata string must start with {% and end with %}',
    inState(place),
  );
}

function* checkExpression(expression: ExpressionPlace): Iterable<Problem> {
  const { at, key, place, text } = expression;
  const called = `The expression "${key}" of ${lowerFirst(place.called)}`;
  const analysis = analysisOf(expression);
  if (!analysis.ok) {
    if (hasPlaceholder(text)) return;
    const reason = text.trim() === '' ? 'it is empty' : analysis.error.replace(/\.$/, '');
    yield {
      ...refusal('bad-jsonata', at, `${called} cannot be read: ${reason}.`, analysis.error, inState(place)),
      serviceCode: 'INVALID_JSONATA_EXPRESSION',
    };
    return;
  }
  const allowed = statesMembersAt(place.table, expression.row.name);
  for (const name of analysis.value.unsupported) {
    const message =
      name === '$' || name === '$$'
        ? `${called} uses ${name}, but there is no context document. Start from $states.input.`
        : `${called} reads "${name}", which is nothing by itself. Use $states.input.${name} for the input, or $${name} for a variable.`;
    const serviceMessage =
      name === '$$'
        ? "Reference to '$$' is not supported."
        : `Reference to '${name}' at the top level is not supported.`;
    yield {
      ...refusal('unsupported-reference', at, message, serviceMessage, inState(place)),
      serviceCode: 'UNSUPPORTED_JSONATA_EXPRESSION',
    };
  }
  for (const name of new Set(analysis.value.statesMembers)) {
    if (allowed.includes(name)) continue;
    yield {
      ...refusal(
        'unknown-states-member',
        at,
        `${called} reads $states.${name}, which does not exist here. ${explainMember(name, allowed)}`,
        `Field '$states.${name}' does not exist.`,
        inState(place),
      ),
      serviceCode: 'UNSUPPORTED_JSONATA_EXPRESSION',
    };
  }
}

/** The members of `$states` that exist in a field of an object of the field table. */
export function statesMembersAt(table: string, field: string): readonly string[] {
  const after = field === 'Output' || field === 'Assign';
  if (after && table === 'catcher') return ['input', 'context', 'errorOutput'];
  if (after && (table === 'Task' || table === 'Parallel' || table === 'Map')) return ['input', 'context', 'result'];
  return ['input', 'context'];
}

function explainMember(name: string, allowed: readonly string[]): string {
  if (name === 'result') return 'The result is there in Output and Assign of Task, Parallel and Map states.';
  if (name === 'errorOutput') return 'The error is there in Output and Assign of a catcher.';
  return `Here are ${allowed.map((member) => `$states.${member}`).join(', ')}.`;
}
