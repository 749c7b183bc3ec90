/** Reads JSONata fields of values that are only partly known. */
import { isJsonObject, type Json } from '../../base/json';
import { expressionIn } from '../jsonata';
import type { AstNode } from '../jsonata/ast';
import { parseExpression } from '../jsonata/library';
import { assumeNode } from './assumeJsonata';
import type { Assumed, Ledger } from './need';
import { callGiven, readNode } from './readJsonata';
import { wantParameter } from './readTemplate';
import { listOf, literal, objectOf, unseen, type Value } from './values';
import { createWhere, type Engine, type Where } from './where';

const engine: Engine = { read: readNode, assume: assumeNode, call: callGiven };

/** What expressions see of the workflow: variables and `$states`. */
export type Surroundings = { readonly ledger: Ledger; readonly global: (name: string) => Value | undefined };

/** Nesting beyond this is left out. */
const maxDepth = 100;

/** The value of a field: every `{% … %}` in it is read. */
export function readJsonataTemplate(surroundings: Surroundings, template: Json, depth = 0): Value {
  if (typeof template === 'string') {
    const node = nodeOf(surroundings.ledger, template);
    return node === undefined ? literal(template) : (readNode(whereIn(surroundings), node) ?? unseen());
  }
  if (depth > maxDepth || typeof template !== 'object' || template === null) return literal(template);
  if (Array.isArray(template))
    return listOf((template as readonly Json[]).map((item) => readJsonataTemplate(surroundings, item, depth + 1)));
  if (!isJsonObject(template)) return literal(template);
  return objectOf(
    Object.entries(template).map(([name, value]): [string, Value] => {
      const read = readJsonataTemplate(surroundings, value, depth + 1);
      wantParameter(surroundings, name, read);
      return [name, read];
    }),
  );
}

/** Makes a Condition come out as wanted. */
export function assumeCondition(surroundings: Surroundings, text: Json | undefined, truth: boolean): Assumed {
  if (typeof text === 'boolean') return text === truth;
  const node = typeof text === 'string' ? nodeOf(surroundings.ledger, text) : undefined;
  return node === undefined ? 'unknown' : assumeNode(whereIn(surroundings), node, truth);
}

function whereIn({ ledger, global }: Surroundings): Where {
  return createWhere(ledger, engine, global);
}

/** Parsing costs as much as so many steps. */
const parseSteps = 50;

/** The tree of an expression. */
function nodeOf(ledger: Ledger, text: string): AstNode | undefined {
  const { trees } = ledger;
  if (trees.has(text)) return trees.get(text);
  const expression = expressionIn(text);
  if (expression !== undefined) ledger.stepsLeft -= parseSteps;
  const parsed = expression === undefined ? undefined : parseExpression(expression);
  const node = parsed?.ok === true ? parsed.value : undefined;
  trees.set(text, node);
  return node;
}
