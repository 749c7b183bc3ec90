/** Where a JSONata expression is read, and what names stand for there. */
import type { AstNode } from '../jsonata/ast';
import type { Assumed, Ledger } from './need';
import type { Value } from './values';

/** What a name stands for: a value, or a function that was written down. */
export type Binding = {
  readonly value: Value | undefined;
  readonly lambda?: { readonly node: AstNode; readonly where: Where };
};

/** Where an expression is read: what names stand for, and what it is applied to. */
export type Where = {
  readonly ledger: Ledger;
  readonly focus: Value | undefined;
  readonly names: Map<string, Binding>;
  readonly outer: Where | undefined;
  /** Variables of the workflow, and `$states`. */
  readonly global: (name: string) => Value | undefined;
  readonly depth: number;
  readonly engine: Engine;
};

/** How the kinds of nodes are read, handed in since they contain each other. */
export type Engine = {
  /** The value of an expression; undefined when it gives nothing. */
  readonly read: (where: Where, node: AstNode | undefined) => Value | undefined;
  /** Makes a condition come out as wanted; false when it cannot. */
  readonly assume: (where: Where, node: AstNode | undefined, truth: boolean) => Assumed;
  /** Calls what is given as a function: a lambda, or the name of one. */
  readonly call: (where: Where, given: AstNode | undefined, args: readonly (Value | undefined)[]) => Value | undefined;
};

/** A place for an expression that stands alone. */
export function createWhere(ledger: Ledger, engine: Engine, global: (name: string) => Value | undefined): Where {
  return { ledger, focus: undefined, names: new Map(), outer: undefined, global, depth: 0, engine };
}

/** A place inside another, with names of its own. */
export function inside(where: Where, focus: Value | undefined = where.focus): Where {
  return { ...where, focus, names: new Map(), outer: where, depth: where.depth + 1 };
}

/** What a name stands for. */
export function bindingOf(where: Where, name: string): Binding {
  for (let at: Where | undefined = where; at !== undefined; at = at.outer) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return { value: where.global(name) };
}
