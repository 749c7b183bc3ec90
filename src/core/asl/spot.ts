import { optional } from '../base/optional';
import type { Pointer } from '../document/pointer';
import { joinPointer, splitPointer } from '../document/pointer';
import { memberOf, type SyntaxTree, type TreeNode } from '../document/tree';
import { factsOfKind, isListOfObjects, type TableName } from './fieldKinds';
import { fieldsByName, tableByName, type SubFieldRow } from './fields';
import { stateTypes } from './stateTypes';
import type { QueryLanguage, StateType } from './model';
import { languageOf } from './queryLanguage';

/** What a place in the definition is, by the field table. */
export type Spot = {
  /** The object that the place is in, or is: a table's, a state's, or a `States` map. */
  readonly table: TableName | StateType | 'states' | 'unknownState';
  readonly rows: ReadonlyMap<string, SubFieldRow>;
  readonly objectAt: Pointer;
  readonly objectNode?: TreeNode;
  readonly language: QueryLanguage;
  /** The field of that object whose value the place is, or is inside of. */
  readonly field?: SubFieldRow;
  readonly fieldAt?: Pointer;
  /** The keys and indexes below the field: those of a template, of a list of error names. */
  readonly inside: readonly string[];
  /** The state that the place is in, and the scope that this state is in. */
  readonly stateAt?: Pointer;
  readonly scopeAt: Pointer;
};

/** Finds out what a pointer leads to, reading the tree only on its way: it works on text that is being written. */
export function readSpot(tree: SyntaxTree, pointer: Pointer): Spot {
  const machineLanguage = languageIn(tree.root, 'JSONPath');
  let spot: Spot = {
    table: 'machine',
    rows: tableByName('machine'),
    objectAt: '',
    ...optional({ objectNode: tree.root }),
    language: machineLanguage,
    inside: [],
    scopeAt: '',
  };
  let node = tree.root;
  let at: Pointer = '';
  for (const segment of splitPointer(pointer)) {
    at = joinPointer(at, segment);
    node = childOf(node, segment);
    spot = step(spot, segment, at, node, machineLanguage);
  }
  return spot;
}

function step(
  spot: Spot,
  segment: string,
  at: Pointer,
  node: TreeNode | undefined,
  machineLanguage: QueryLanguage,
): Spot {
  const { field } = spot;
  const base = {
    objectAt: at,
    ...optional({ objectNode: node }),
    language: spot.language,
    inside: [],
    scopeAt: spot.scopeAt,
    ...optional({ stateAt: spot.stateAt }),
  } as const;
  if (spot.table === 'states') {
    const type = typeOf(node);
    return {
      ...base,
      table: type ?? 'unknownState',
      rows: type ? fieldsByName(type) : commonRows,
      language: languageIn(node, machineLanguage),
      stateAt: at,
    };
  }
  if (!field) {
    const row = spot.rows.get(segment.replace(/#\d+$/, ''));
    if (!row) return { ...spot, inside: [...spot.inside, segment] };
    const inner = factsOfKind(row.kind).table;
    if (row.kind === 'states') return { ...base, table: 'states', rows: new Map(), scopeAt: spot.objectAt };
    if (inner !== undefined && !isListOfObjects(row.kind)) return { ...base, table: inner, rows: tableByName(inner) };
    return { ...spot, field: row, fieldAt: at, inside: [] };
  }
  const inner = factsOfKind(field.kind).table;
  if (inner !== undefined && spot.inside.length === 0) return { ...base, table: inner, rows: tableByName(inner) };
  return { ...spot, inside: [...spot.inside, segment] };
}

/** What a state of a type that is not yet known may have: what all states have. */
const commonRows: ReadonlyMap<string, SubFieldRow> = new Map(
  [...fieldsByName('Task')].filter(([name]) => ['Type', 'Comment', 'QueryLanguage', 'Next', 'End'].includes(name)),
);

/** The text of a node's member, when it is one. */
export function textOf(node: TreeNode | undefined, key: string): string | undefined {
  const value = node?.kind === 'object' ? memberOf(node, key)?.value : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function typeOf(node: TreeNode | undefined): StateType | undefined {
  const text = textOf(node, 'Type');
  return stateTypes.find((type) => type === text);
}

function languageIn(node: TreeNode | undefined, inherited: QueryLanguage): QueryLanguage {
  return languageOf(textOf(node, 'QueryLanguage'), inherited);
}

/** The value of a member or an item. */
export function childOf(node: TreeNode | undefined, segment: string): TreeNode | undefined {
  if (node?.kind === 'object') return memberOf(node, segment)?.value;
  return node?.kind === 'array' ? node.items[Number(segment)] : undefined;
}
