/** Fills the templates of the JSONPath side with values that are only partly known. */
import { isJsonObject, type Json } from '../../base/json';
import type { Kind, Ledger } from './need';
import type { Names } from './readPath';
import { readText } from './readText';
import { listOf, literal, objectOf, unseen, wantKind, wantList, type Value } from './values';

/** Nesting beyond this is left out. */
const maxDepth = 100;

/** The value of a template: Parameters, ResultSelector, ItemSelector, Assign and their kin. */
export function readTemplate(names: Names, template: Json, depth = 0): Value {
  if (depth > maxDepth || !mayRead(template)) return literal(template);
  if (Array.isArray(template))
    return listOf((template as readonly Json[]).map((item) => readTemplate(names, item, depth + 1)));
  if (!isJsonObject(template)) return literal(template);
  return objectOf(
    Object.entries(template).map(([key, value]): [string, Value] => {
      if (!key.endsWith('.$') || typeof value !== 'string') return [key, readTemplate(names, value, depth + 1)];
      const read = readText(names, value) ?? unseen();
      const name = key.slice(0, -2);
      wantParameter(names, name, read);
      return [name, read];
    }),
  );
}

function mayRead(template: Json): boolean {
  return typeof template === 'object' && template !== null;
}

/** The kinds of DynamoDB's typed attributes, which are the same wherever they stand. */
const attributeKinds: Readonly<Record<string, Kind>> = { S: 'text', N: 'numeric', BOOL: 'boolean' };
const listAttributes = new Set(['L', 'SS', 'NS', 'BS']);
/** Parameters of calls that the service looks at itself: they hold members. */
const objectParameters = new Set([
  'M',
  'Headers',
  'QueryParameters',
  'Item',
  'Key',
  'ExpressionAttributeValues',
  'ExpressionAttributeNames',
]);

/** Asks for the kind that a parameter's name tells. */
export function wantParameter({ ledger }: { readonly ledger: Ledger }, name: string, value: Value): void {
  const kind = Object.hasOwn(attributeKinds, name) ? attributeKinds[name] : undefined;
  if (kind !== undefined) wantKind(ledger, value, kind);
  else if (listAttributes.has(name)) wantList(ledger, value);
  else if (objectParameters.has(name)) wantKind(ledger, value, 'object');
}
