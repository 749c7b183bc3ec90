import type { Json } from '../base/json';
import { unreachable } from '../base/invariant';
import { optional } from '../base/optional';
import { joinPointer, type Pointer } from '../document/pointer';
import { memberAt, nodeAt, type Syntax, type SyntaxTree } from '../document/tree';
import { readCursor, type Cursor } from './completion/cursor';
import { dynamicItems, jsonataItems, pathItems } from './completion/expressionItems';
import type { CompletionData, CompletionItem } from './completion/item';
import { errorRowsOf } from './errorRowsOf';
import { fieldKinds, type FieldKind } from './fieldKinds';
import type { SubFieldRow } from './fields';
import { stateTypes } from './stateTypes';
import { integrationOf, integrations } from './integrations';
import { arnOfCall, readResource } from './resource';
import type { SdkNames } from './sdk/readSdkNames';
import { statesMembersAt } from './rules/jsonata';
import { childOf, readSpot, textOf, type Spot } from './spot';
import { stateTypeDocs } from './stateTypeDocs';

/**
 * What could stand at an offset: fields by the position in the definition, values by the field, names of states and
 * errors, ARNs, and paths into sample data. Pure, and quick enough for every keystroke.
 */
export function complete(tree: SyntaxTree, offset: number, data: CompletionData = {}): readonly CompletionItem[] {
  const cursor = readCursor(tree, offset);
  if (!cursor) return [];
  return cursor.kind === 'key' ? keyItems(tree, cursor) : valueItems(tree, cursor, offset, data);
}

function keyItems(tree: SyntaxTree, cursor: Cursor & { readonly kind: 'key' }): readonly CompletionItem[] {
  const spot = readSpot(tree, cursor.objectAt);
  if (spot.field) return argumentItems(tree, cursor, spot);
  if (spot.table === 'states') return [];
  const exclusive = new Set(cursor.present);
  return [...spot.rows.values()]
    .filter((row) => row.languages.includes(spot.language) && !exclusive.has(row.name) && row.replacedBy === undefined)
    .map((row) => keyItem(tree, cursor, row.name, row.kind, row.doc));
}

/** In Parameters and Arguments of a Task: what the service asks for. */
function argumentItems(
  tree: SyntaxTree,
  cursor: Cursor & { readonly kind: 'key' },
  spot: Spot,
): readonly CompletionItem[] {
  if (
    spot.table !== 'Task' ||
    spot.inside.length > 0 ||
    !(spot.field?.name === 'Parameters' || spot.field?.name === 'Arguments')
  )
    return [];
  const resource = readResource(textOf(spot.objectNode, 'Resource') ?? '');
  const required =
    resource.kind === 'integration' ? (integrationOf(resource.service, resource.action)?.required ?? []) : [];
  const names = spot.language === 'JSONPath' ? required.flatMap((name) => [name, `${name}.$`]) : required;
  return names
    .filter((name) => !cursor.present.includes(name))
    .map((name) => keyItem(tree, cursor, name, 'text', 'An argument that the service asks for.'));
}

function keyItem(
  tree: SyntaxTree,
  cursor: Cursor & { readonly kind: 'key' },
  name: string,
  kind: FieldKind,
  doc: string,
): CompletionItem {
  const base = { label: name, kind: 'field', from: cursor.from, to: cursor.to, doc } as const;
  const key = tree.syntax === 'json' ? JSON.stringify(name) : name;
  if (cursor.hasValue) return { ...base, insert: key };
  const value = tree.syntax === 'json' ? fieldKinds[kind].empty : kind === 'end' ? 'true' : '';
  const comma = tree.syntax === 'json' && /^\s*"/.test(tree.text.slice(cursor.to)) ? ',' : '';
  const start = `${key}: ${value}`;
  return {
    ...base,
    insert: start + comma,
    caret: start.length - (value === '""' || value === '{}' || value === '[]' ? 1 : 0),
  };
}

function valueItems(
  tree: SyntaxTree,
  cursor: Cursor & { readonly kind: 'value' },
  offset: number,
  data: CompletionData,
): readonly CompletionItem[] {
  const spot = readSpot(tree, cursor.at);
  const row = spot.field;
  if (!row) return [];
  const evaluated = evaluatedItems(tree, cursor, offset, spot, row, data);
  if (evaluated) return evaluated;
  if (row.kind === 'template' || row.kind === 'json') return [];
  const typed = tree.text.slice(cursor.from, offset).replace(/^["']/, '');
  const sdk = row.kind === 'resource' ? sdkLiterals(typed, data.sdkNames) : [];
  return [...literalValues(tree, spot, row, data.sdkNames), ...sdk].map(({ value, ...item }) => {
    const insert = write(value, tree.syntax);
    // What ends in a colon goes on; it is always in quotes.
    return {
      ...item,
      insert,
      from: cursor.from,
      to: cursor.to,
      ...(typeof value === 'string' && value.endsWith(':') && { caret: insert.length - 1 }),
    };
  });
}

type Literal = Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'doc'> & { readonly value: Json };

function literalValues(
  tree: SyntaxTree,
  spot: Spot,
  row: SubFieldRow,
  names: SdkNames | undefined,
): readonly Literal[] {
  if (row.name === 'Type' && spot.stateAt === spot.objectAt)
    return stateTypes.map((type) => ({ label: type, kind: 'value', value: type, doc: stateTypeDocs.get(type) ?? '' }));
  switch (row.kind) {
    case 'choice':
      return (row.options ?? []).map((option) => ({ label: option, kind: 'value', value: option }));
    case 'end':
      return [{ label: 'true', kind: 'value', value: true }];
    case 'stateName':
      return stateNames(tree, spot).map((name) => ({ label: name, kind: 'state', value: name }));
    case 'resource':
      return integrations.flatMap((integration) =>
        integration.patterns.map(
          (pattern) =>
            ({
              label: arnOfCall(integration.id, pattern),
              kind: 'resource',
              value: arnOfCall(integration.id, pattern),
            }) as const,
        ),
      );
    case 'texts':
      return row.name === 'ErrorEquals' ? errorLiterals(tree, spot, names) : [];
    case 'operand':
      return row.operand === 'boolean'
        ? [true, false].map((value) => ({ label: String(value), kind: 'value', value }))
        : [];
    case 'text':
    case 'longText':
    case 'number':
    case 'timestamp':
    case 'path':
    case 'referencePath':
    case 'stringPath':
    case 'expression':
    case 'roleArn':
    case 'template':
    case 'json':
    case 'assign':
    case 'items':
      return []; // written, not chosen
    case 'states':
    case 'choices':
    case 'rules':
    case 'rule':
    case 'retry':
    case 'catch':
    case 'scope':
    case 'branches':
    case 'itemReader':
    case 'readerConfig':
    case 'itemBatcher':
    case 'resultWriter':
    case 'writerConfig':
    case 'credentials':
    case 'processorConfig':
      return []; // what is inside of them has rows of its own
    default:
      return unreachable(row.kind);
  }
}

function errorLiterals(tree: SyntaxTree, spot: Spot, names: SdkNames | undefined): readonly Literal[] {
  const resource = spot.stateAt === undefined ? undefined : nodeAt(tree, joinPointer(spot.stateAt, 'Resource'));
  return errorRowsOf(resource?.kind === 'scalar' ? resource.value : undefined, names).map(({ name, doc }) => ({
    label: name,
    kind: 'error',
    value: name,
    doc,
  }));
}

/** Calls of the SDK for what is typed of an ARN: the services, and then the actions of the one that is named. */
function sdkLiterals(typed: string, names: SdkNames | undefined): readonly Literal[] {
  const [, begin = 'arn:aws:states:::', service, hasService] =
    /^(arn:[\w-]*:states:[\w-]*:\d*:)aws-sdk:([\w-]*)(:?)/.exec(typed) ?? [];
  if (service === undefined || !names)
    return [
      {
        label: 'arn:aws:states:::aws-sdk:',
        kind: 'resource',
        value: 'arn:aws:states:::aws-sdk:',
        detail: 'any action of AWS',
      },
    ];
  const literal = (call: string, detail?: string): Literal => ({
    label: `${begin}aws-sdk:${call}`,
    kind: 'resource',
    value: `${begin}aws-sdk:${call}`,
    ...optional({ detail }),
  });
  if (hasService === '')
    return [...names.services.values()].map(({ name, id, title }) => literal(`${name}:`, title ?? id));
  return [...names.actionsOf(service)].map((action) => literal(`${service}:${action}`));
}

function stateNames(tree: SyntaxTree, spot: Spot): readonly string[] {
  const scopeAt: Pointer = spot.field?.name === 'StartAt' ? spot.objectAt : spot.scopeAt;
  const states = childOf(nodeAt(tree, scopeAt), 'States');
  const own = spot.stateAt === undefined ? undefined : memberAt(tree, spot.stateAt)?.key;
  return states?.kind === 'object'
    ? [...new Set(states.members.map(({ key }) => key))].filter(
        (name) => name !== own || spot.field?.name === 'StartAt',
      )
    : [];
}

/** Completions inside a path or an expression; undefined where the value is not evaluated. */
function evaluatedItems(
  tree: SyntaxTree,
  cursor: Cursor & { readonly kind: 'value' },
  offset: number,
  spot: Spot,
  row: SubFieldRow,
  data: CompletionData,
): readonly CompletionItem[] | undefined {
  const raw = tree.text.slice(cursor.from, offset);
  const before = raw.replace(/^["']/, '');
  const typed = { before, offset, data };
  const inText = raw !== before || tree.syntax === 'yaml';
  if (spot.language === 'JSONata') {
    const marked = /^\{%/.test(before);
    if (!row.expression || !marked) return undefined;
    return jsonataItems({ ...typed, before: before.slice(2) }, statesMembersAt(spot.table, row.name));
  }
  const key = memberAt(tree, cursor.at)?.key ?? '';
  if (!inText) return undefined;
  if (row.kind === 'path' || row.kind === 'referencePath') return pathItems(typed);
  if (row.kind === 'stringPath' || (key.endsWith('.$') && (row.kind === 'template' || row.kind === 'assign')))
    return dynamicItems(typed);
  return undefined;
}

/** A value as it is written in the document. YAML texts are left bare where that means the same. */
function write(value: Json, syntax: Syntax): string {
  if (
    typeof value !== 'string' ||
    syntax === 'json' ||
    !/^[A-Za-z]([\w .:/-]*\w)?$/.test(value) ||
    /: |^(true|false|null|yes|no|on|off)$/i.test(value)
  )
    return JSON.stringify(value);
  return value;
}
