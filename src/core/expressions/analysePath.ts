import { isIntrinsicText, parseIntrinsic, type IntrinsicCall } from './intrinsics/parseIntrinsic';
import { parsePath } from './path/parsePath';
import type { FilterNode, FilterOperand, ParsedPath } from './path/tokens';

/**
 * Names of the variables that a JSONPath-side text (path, reference path or
 * intrinsic call) refers to, without `$`. Empty for text that is neither.
 */
export function variablesInPath(text: string): readonly string[] {
  if (isIntrinsicText(text)) {
    const call = parseIntrinsic(text);
    return call.ok ? unique(variablesOfCall(call.value)) : [];
  }
  const path = parsePath(text);
  return path.ok ? unique(variablesOfPath(path.value)) : [];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function variablesOfCall(call: IntrinsicCall): string[] {
  return call.args.flatMap((argument) =>
    argument.kind === 'call'
      ? variablesOfCall(argument.call)
      : argument.kind === 'path'
        ? variablesOfPath(argument.path)
        : [],
  );
}

function variablesOfPath(path: ParsedPath): string[] {
  const own = path.root.kind === 'variable' ? [path.root.name] : [];
  return [...own, ...path.tokens.flatMap((token) => (token.kind === 'filter' ? variablesOfFilter(token.filter) : []))];
}

function variablesOfFilter(filter: FilterNode): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(variablesOfFilter);
    case 'exists':
      return variablesOfPath(filter.path);
    case 'compare':
      return [...variablesOfOperand(filter.left), ...variablesOfOperand(filter.right)];
  }
}

function variablesOfOperand(operand: FilterOperand): string[] {
  return operand.kind === 'path' ? variablesOfPath(operand.path) : [];
}
