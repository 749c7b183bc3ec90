/** Follows Parallel and Map states: their scopes, and what comes of them. */
import { isJsonObject, member, type Json, type JsonObject } from '../../base/json';
import { createNeed, type Need } from '../../expressions/needs/need';
import { readJsonataTemplate } from '../../expressions/needs/readExpression';
import { readTemplate } from '../../expressions/needs/readTemplate';
import { readText } from '../../expressions/needs/readText';
import {
  itemOf,
  itemsOf,
  listOf,
  listOfAny,
  made,
  objectOf,
  placeOf,
  unseen,
  wantKind,
  type Value,
} from '../../expressions/needs/values';
import { fieldOf, namesOf, surroundingsOf, type Flow, type Outcome, type Scope, type Visit } from './flow';
import { finishResult, inputOf, parametersOf, readFields } from './stateData';

/** Follows a scope from its start; handed in, since scopes contain each other. */
type FollowScope = (flow: Flow, scope: Scope, owner: JsonObject, input: Value) => Value | undefined;

/** Follows the branches of a Parallel, each with the same input. */
export function followParallel(visit: Visit, followScope: FollowScope): Outcome {
  const input = parametersOf(visit, inputOf(visit));
  const branches = fieldOf(visit, 'Branches');
  const outputs = (Array.isArray(branches) ? (branches as readonly Json[]) : [])
    .filter(isJsonObject)
    .map((branch) => followScope(visit.flow, scopeIn(visit, branch, visit.scope.item), branch, input) ?? unseen());
  return finishResult(visit, listOf(outputs));
}

function scopeIn(
  { scope, isJsonata }: Visit,
  owner: JsonObject,
  item: Value | undefined,
  execution = scope.execution,
): Scope {
  const states = member(owner, 'States');
  return {
    states: isJsonObject(states) ? states : {},
    isJsonata: scope.isJsonata || (isJsonata && member(owner, 'QueryLanguage') === 'JSONata'),
    variables: new Map(),
    outer: scope,
    execution,
    item,
    depth: scope.depth + 1,
  };
}

/** Follows the processor of a Map with its items, as far as they differ. */
export function followMap(visit: Visit, followScope: FollowScope): Outcome {
  const processor = fieldOf(visit, 'ItemProcessor') ?? fieldOf(visit, 'Iterator');
  readFields(visit, {
    MaxConcurrency: 'number',
    MaxConcurrencyPath: 'number',
    ToleratedFailureCount: 'number',
    ToleratedFailureCountPath: 'number',
    ToleratedFailurePercentage: 'number',
    ToleratedFailurePercentagePath: 'number',
  });
  const items = itemsIn(visit);
  const outputs = items.all.map((item) => {
    const input = inputOfItem(visit, item);
    if (!isJsonObject(processor)) return unseen();
    const config = member(processor, 'ProcessorConfig');
    const isChild = isJsonObject(config) && member(config, 'Mode') === 'DISTRIBUTED';
    return (
      followScope(visit.flow, scopeIn(visit, processor, item, isChild ? input : undefined), processor, input) ??
      unseen()
    );
  });
  const writer = fieldOf(visit, 'ResultWriter');
  if (isJsonObject(writer)) readParameters(visit, writer);
  return finishResult(
    visit,
    isJsonObject(writer) && member(writer, 'Resource') !== undefined
      ? written
      : items.isOpen && outputs[0] !== undefined
        ? listOfAny(outputs[0])
        : listOf(outputs),
  );
}

/** What a Map gives whose results are written to a bucket. */
const written = objectOf([
  ['MapRunArn', made('text')],
  [
    'ResultWriterDetails',
    objectOf([
      ['Bucket', made('text')],
      ['Key', made('text')],
    ]),
  ],
]);

type Items = { readonly all: readonly Value[]; readonly isOpen: boolean };

function itemsIn(visit: Visit): Items {
  const reader = fieldOf(visit, 'ItemReader');
  if (isJsonObject(reader)) return itemsRead(visit, reader);
  const input = inputOf(visit);
  const given = fieldOf(visit, visit.isJsonata ? 'Items' : 'ItemsPath');
  const list = visit.isJsonata
    ? given === undefined
      ? input
      : readJsonataTemplate(surroundingsOf(visit), given)
    : typeof given === 'string'
      ? readText(namesOf(visit, input), given)
      : input;
  const first = itemOf(visit.flow.ledger, list);
  const all = itemsOf(visit.flow.ledger, list) ?? (first === undefined ? [] : [first]);
  return all.length === 0 && list?.kind !== 'list' && list?.kind !== 'literal'
    ? { all: [unseen()], isOpen: true }
    : { all, isOpen: list?.kind !== 'literal' && (list?.kind !== 'list' || list.isOpen) };
}

/** Items that are read from a bucket: listed objects look alike, and rows of a table hold texts. */
function itemsRead(visit: Visit, reader: JsonObject): Items {
  readParameters(visit, reader);
  const resource = member(reader, 'Resource');
  const config = member(reader, 'ReaderConfig');
  const transformation = isJsonObject(config) ? member(config, 'Transformation') : undefined;
  if (isJsonObject(config)) readNumbers(visit, config);
  if (typeof resource === 'string' && resource.endsWith(':listObjectsV2') && transformation !== 'LOAD_AND_FLATTEN')
    return { all: [listed], isOpen: true };
  const { need } = itemsNeedOf(visit, isJsonObject(config) ? config : {});
  const type = isJsonObject(config) ? member(config, 'InputType') : undefined;
  if (type === 'CSV' || type === 'MANIFEST') wantKind(visit.flow.ledger, placeOf(need), 'object');
  return { all: [placeOf(need)], isOpen: true };
}

function itemsNeedOf({ flow, name }: Visit, config: JsonObject): { readonly need: Need } {
  const known = flow.items.get(name) ?? { need: createNeed(), config };
  flow.items.set(name, known);
  return known;
}

const listed = objectOf([
  ['Etag', made('text')],
  ['Key', made('text')],
  ['LastModified', made('number')],
  ['Size', made('number')],
  ['StorageClass', made('text')],
]);

function readParameters(visit: Visit, holder: JsonObject): void {
  const template = member(holder, visit.isJsonata ? 'Arguments' : 'Parameters');
  if (template === undefined) return;
  if (visit.isJsonata) readJsonataTemplate(surroundingsOf(visit), template);
  else readTemplate(namesOf(visit, inputOf(visit)), template);
}

/** Reads the fields of a Map's part: all that are read at all are numbers, but for a pointer. */
function readNumbers(visit: Visit, holder: JsonObject): void {
  readFields(
    { ...visit, state: { ...holder, InputPath: fieldOf(visit, 'InputPath') ?? '$' } },
    {
      MaxItems: 'number',
      MaxItemsPath: 'number',
      ItemsPointer: 'text',
      ItemsPointerPath: 'text',
      MaxItemsPerBatch: 'number',
      MaxItemsPerBatchPath: 'number',
      MaxInputBytesPerBatch: 'number',
      MaxInputBytesPerBatchPath: 'number',
    },
  );
}

/** What an iteration is given: the item, or what ItemSelector makes of it; several of them where they are batched. */
function inputOfItem(visit: Visit, item: Value): Value {
  const selector = fieldOf(visit, 'ItemSelector') ?? (visit.isJsonata ? undefined : fieldOf(visit, 'Parameters'));
  const selected =
    selector === undefined
      ? item
      : visit.isJsonata
        ? readJsonataTemplate(surroundingsOf(visit, { item }), selector)
        : readTemplate(namesOf(visit, inputOf(visit), item), selector);
  const batcher = fieldOf(visit, 'ItemBatcher');
  if (!isJsonObject(batcher)) return selected;
  readNumbers(visit, batcher);
  const common = member(batcher, 'BatchInput');
  const shared =
    common === undefined
      ? undefined
      : visit.isJsonata
        ? readJsonataTemplate(surroundingsOf(visit), common)
        : readTemplate(namesOf(visit, inputOf(visit)), common);
  return objectOf([['Items', listOfAny(selected)], ...(shared === undefined ? [] : [['BatchInput', shared] as const])]);
}
