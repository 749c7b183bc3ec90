import { isJsonObject, type Json } from '../../base/json';
import { joinPointer, type Pointer } from '../../document/pointer';
import type { SubFieldRow } from '../fields';
import type { ObjectPlace } from './objectPlaces';

/**
 * One text of the definition that is evaluated, or is meant to be:
 * - `path` and `referencePath`: the value of a path field;
 * - `stringPath`: ErrorPath and CausePath;
 * - `dynamic`: the value of a template's member whose name ends in `.$` (any JSON, it may be wrong);
 * - `jsonata`: a string with both JSONata marks; `text` is what stands between them, `halfMarked` one with only one.
 */
export type ExpressionPlace = {
  readonly kind: 'path' | 'referencePath' | 'stringPath' | 'dynamic' | 'jsonata' | 'halfMarked';
  readonly text: string;
  /** The value itself, which is not a string if something is wrong. */
  readonly value: Json;
  readonly at: Pointer;
  /** The member's own name, as in `value.$` or `InputPath`. */
  readonly key: string;
  /** The field of the table that it stands in. */
  readonly row: SubFieldRow;
  readonly fieldAt: Pointer;
  readonly place: ObjectPlace;
};

const pathKinds = new Set(['path', 'referencePath', 'stringPath']);
const templateKinds = new Set(['template', 'assign']);

/** Every expression in the objects, in the order of the document. */
export function collectExpressions(objects: readonly ObjectPlace[]): readonly ExpressionPlace[] {
  const found: ExpressionPlace[] = [];
  for (const place of objects) {
    for (const [name, value] of Object.entries(place.value)) {
      const row = place.rows.get(name) ?? dynamicRole(place, name);
      if (!row || !row.languages.includes(place.language)) continue;
      const fieldAt = joinPointer(place.at, name);
      if (place.language === 'JSONata') {
        if (row.expression) collectJsonata(found, place, row, fieldAt, value);
      } else if (pathKinds.has(row.kind)) {
        if (typeof value === 'string')
          found.push({
            kind: row.kind as 'path' /* one of the path kinds */,
            text: value,
            value,
            at: fieldAt,
            key: name,
            row,
            fieldAt,
            place,
          });
      } else if (templateKinds.has(row.kind)) {
        collectDynamic(found, place, row, fieldAt, value);
      } else if (place.table === 'credentials' && name.endsWith('.$')) {
        found.push({
          kind: 'dynamic',
          text: typeof value === 'string' ? value : '',
          value,
          at: fieldAt,
          key: name,
          row,
          fieldAt: place.at,
          place,
        });
      }
    }
  }
  return found;
}

/** Credentials are a template with a single member: `RoleArn.$` stands for `RoleArn`. */
function dynamicRole(place: ObjectPlace, name: string): SubFieldRow | undefined {
  return place.table === 'credentials' && place.language === 'JSONPath' && name === 'RoleArn.$'
    ? place.rows.get('RoleArn')
    : undefined;
}

function collectDynamic(
  found: ExpressionPlace[],
  place: ObjectPlace,
  row: SubFieldRow,
  fieldAt: Pointer,
  template: Json,
): void {
  walk(template, (seen) => {
    const { value, key } = seen;
    if (key === undefined || !key.endsWith('.$')) return true;
    found.push({
      kind: 'dynamic',
      text: typeof value === 'string' ? value : '',
      value,
      at: pointerOf(seen, fieldAt),
      key,
      row,
      fieldAt,
      place,
    });
    return false;
  });
}

function collectJsonata(
  found: ExpressionPlace[],
  place: ObjectPlace,
  row: SubFieldRow,
  fieldAt: Pointer,
  template: Json,
): void {
  walk(template, (seen) => {
    const { value, key } = seen;
    if (typeof value !== 'string') return true;
    const opens = value.startsWith('{%');
    const closes = value.endsWith('%}');
    if (opens || closes) {
      const whole = opens && closes && value.length >= 4;
      found.push({
        kind: whole ? 'jsonata' : 'halfMarked',
        text: whole ? value.slice(2, -2) : value,
        value,
        at: pointerOf(seen, fieldAt),
        key: key ?? row.name,
        row,
        fieldAt,
        place,
      });
    }
    return false;
  });
}

/** A value inside of a template. Its pointer is made only when it is asked for, because few are. */
export type Seen = {
  readonly value: Json;
  /** The member's name; absent for items and for the template itself. */ readonly key?: string;
  readonly index?: number;
  readonly parent?: Seen;
};

/** Visits a value and all in it, in document order and without recursion; goes into what `visit` says true to. */
export function walk(value: Json, visit: (seen: Seen) => boolean): void {
  if (typeof value !== 'object' || value === null) return void visit({ value });
  const open: Seen[] = [{ value }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!visit(next)) continue;
    const { value: held } = next;
    if (Array.isArray(held)) {
      const items = held as readonly Json[];
      for (let index = items.length - 1; index >= 0; index--)
        open.push({ value: items[index] as Json, index, parent: next });
    } else if (isJsonObject(held)) {
      const members = Object.entries(held);
      for (let i = members.length - 1; i >= 0; i--) {
        const [key, inner] = members[i] as [string, Json];
        open.push({ value: inner, key, parent: next });
      }
    }
  }
}

/** The pointer of a seen value, in the template at `at`. */
export function pointerOf(seen: Seen, at: Pointer): Pointer {
  const segments: (string | number)[] = [];
  for (let one: Seen | undefined = seen; one?.parent !== undefined; one = one.parent)
    segments.push(one.key ?? one.index ?? 0);
  return joinPointer(at, ...segments.reverse());
}
