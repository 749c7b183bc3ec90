/** The operands of JSONata's operators. */
import type { AstNode } from '../jsonata/ast';
import type { Ledger } from './need';
import { knownJson, wantKind, type Value } from './values';

const orders = new Set(['<', '<=', '>', '>=']);

/** Asks for the kind that the other side has: only equals are compared. */
export function wantComparable(
  ledger: Ledger,
  operator: string,
  left: Value | undefined,
  right: Value | undefined,
): void {
  const equates = operator === '=' || operator === '!=';
  if (!equates && !orders.has(operator)) return;
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const known = knownJson(other)?.value ?? (other?.kind === 'made' && other.of === 'number' ? 1 : undefined);
    if (typeof known === 'number' || (known === undefined && !equates && other?.kind !== 'made'))
      wantKind(ledger, one, 'number');
    else if (typeof known === 'string' || other?.kind === 'made') wantKind(ledger, one, 'text');
    else if (typeof known === 'boolean') wantKind(ledger, one, 'boolean');
  }
}

/** The two sides of an operator. */
export function sidesOf({ lhs, rhs }: AstNode): readonly (AstNode | undefined)[] {
  return [lhs as AstNode | undefined, rhs]; // pairs stand only in constructors
}
