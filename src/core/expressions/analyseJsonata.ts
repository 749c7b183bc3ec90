import { fail, ok, type Result } from '../base/result';
import type { AstNode, Pairs, Stage } from './jsonata/ast';
import { builtInFunctions } from './jsonata/globals';
import { parseExpression } from './jsonata/library';

/** What the static check of one JSONata expression finds. */
export type JsonataAnalysis = {
  /**
   * Names of free variables (`$x` that the expression does not bind itself and
   * that are no functions of the language), without `$`, in order of appearance.
   */
  readonly variables: readonly string[];
  /** Members of `$states` that it reads: `input`, `context`, `result`, `errorOutput`, or a name that does not exist. */
  readonly statesMembers: readonly string[];
  /**
   * The names, and `$`, `$$`, `*`, `**`, that need a context document, which expressions of the service do not have.
   */
  readonly unsupported: readonly string[];
};

/**
 * Parses an expression (without its `{% %}`) and lists what it refers to. The
 * error says why it does not parse, as the service does.
 */
export function analyseJsonata(expression: string): Result<JsonataAnalysis, string> {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return fail(parsed.error.message);
  const found: Found = { variables: new Set(), statesMembers: new Set(), unsupported: new Set() };
  visit(parsed.value, { bound: new Set(), hasContext: false }, found);
  return ok({
    variables: [...found.variables],
    statesMembers: [...found.statesMembers],
    unsupported: [...found.unsupported],
  });
}

type Found = {
  readonly variables: Set<string>;
  readonly statesMembers: Set<string>;
  readonly unsupported: Set<string>;
};

/** Where a node stands: the names that are bound there, and whether there is a context value. */
type Surroundings = { readonly bound: Set<string>; readonly hasContext: boolean };

function visit(node: AstNode, where: Surroundings, found: Found): void {
  switch (node.type) {
    case 'path':
      return visitPath(node, where, found);
    case 'variable':
      visitVariable(node, where, found);
      break;
    case 'name':
    case 'wildcard':
    case 'descendant':
      if (!where.hasContext)
        found.unsupported.add(node.type === 'name' ? String(node.value) : node.type === 'wildcard' ? '*' : '**');
      break;
    case 'block': {
      const inner = { ...where, bound: new Set(where.bound) };
      for (const part of node.expressions ?? []) visit(part, inner, found);
      break;
    }
    case 'bind':
      visitBind(node, where, found);
      break;
    case 'lambda': {
      const names = (node.arguments ?? []).map((parameter) => String(parameter.value));
      if (node.body) visit(node.body, { ...where, bound: new Set([...where.bound, ...names]) }, found);
      break;
    }
    case 'transform': {
      const inner = { ...where, hasContext: true };
      for (const part of [node.pattern, node.update, node.delete]) if (part) visit(part, inner, found);
      break;
    }
    default:
      for (const child of childrenOf(node)) visit(child, where, found);
  }
  visitAfter(node, where, found);
}

/** What follows a node sees its value as the context. */
function visitAfter(node: AstNode, where: Surroundings, found: Found): void {
  const inner = { ...where, hasContext: true };
  visitStages([...(node.predicate ?? []), ...(node.stages ?? [])], inner, found);
  for (const pair of node.group?.lhs ?? []) for (const part of pair) visit(part, inner, found);
}

function visitStages(stages: readonly Stage[], where: Surroundings, found: Found): void {
  for (const stage of stages) {
    if (stage.type === 'filter') visit(stage.expr, where, found);
    else where.bound.add(stage.value);
  }
}

function visitPath(node: AstNode, where: Surroundings, found: Found): void {
  const steps = node.steps ?? [];
  const bound = new Set(where.bound);
  const [first, second] = steps;
  if (first?.type === 'variable' && first.value === 'states' && !bound.has('states') && second?.type === 'name')
    found.statesMembers.add(String(second.value));
  steps.forEach((step, i) => {
    for (const name of [step.focus, step.index]) if (name !== undefined) bound.add(name);
    const inner = { bound, hasContext: where.hasContext || i > 0 };
    if (step.type === 'sort')
      for (const term of step.terms ?? []) visit(term.expression, { bound, hasContext: true }, found);
    else visit(step, inner, found);
  });
  visitAfter(node, { bound, hasContext: true }, found);
}

function visitVariable(node: AstNode, where: Surroundings, found: Found): void {
  const name = String(node.value);
  if (name === '' || name === '$') {
    if (!where.hasContext || name === '$') found.unsupported.add(`$${name}`);
  } else if (name !== 'states' && !where.bound.has(name) && !builtInFunctions.has(name)) found.variables.add(name);
}

/** A name is bound after its value is computed, except that a function can call itself. */
function visitBind(node: AstNode, where: Surroundings, found: Found): void {
  const name = String((node.lhs as AstNode).value);
  if (node.rhs?.type === 'lambda') where.bound.add(name);
  if (node.rhs) visit(node.rhs, where, found);
  where.bound.add(name);
}

function childrenOf(node: AstNode): readonly AstNode[] {
  const sides = [node.lhs, node.rhs].filter((side) => side !== undefined);
  const pairs = sides.flatMap((side) => (Array.isArray(side) ? (side as Pairs).flat() : [side as AstNode]));
  const parts = [node.expression, node.condition, node.then, node.else, node.procedure].filter(
    (part) => part !== undefined,
  );
  return [...(node.type === 'bind' ? [] : pairs), ...(node.expressions ?? []), ...parts, ...(node.arguments ?? [])];
}
