import { isJsonObject, setMember, type Json, type JsonObject } from '../../base/json';
import type { ArgumentShape } from './action';

/** Which query language the arguments are written for. */
type Language = 'JSONPath' | 'JSONata';

const reference = (shape: JsonObject): { readonly from: 'input' | 'context'; readonly path: string } | undefined => {
  const [key, ...others] = Object.keys(shape);
  const path = key === undefined ? undefined : shape[key];
  if (others.length > 0 || typeof path !== 'string') return undefined;
  return key === '<input>' ? { from: 'input', path } : key === '<context>' ? { from: 'context', path } : undefined;
};

const jsonPath = ({ from, path }: { from: 'input' | 'context'; path: string }) => {
  const root = from === 'input' ? '$' : '$$';
  return path === '' ? root : `${root}.${path}`;
};

const jsonata = ({ from, path }: { from: 'input' | 'context'; path: string }) =>
  `{% $states.${from}${path === '' ? '' : `.${path}`} %}`;

/**
 * Writes catalogue arguments in a query language: for JSONPath as a payload
 * template (`"Key.$": "$.x"`), for JSONata with expressions. A reference inside an
 * array becomes `States.Array(…)` in JSONPath, which has no other way to say it.
 */
export function writeArguments(shape: ArgumentShape, language: Language): Json {
  if (Array.isArray(shape)) return shape.map((item: Json) => writeArguments(item, language));
  if (!isJsonObject(shape)) return shape;
  const itself = reference(shape);
  if (itself) return language === 'JSONata' ? jsonata(itself) : jsonPath(itself);
  const written: Record<string, Json> = {};
  for (const [key, value] of Object.entries(shape)) {
    const path = isJsonObject(value) ? reference(value) : undefined;
    const items = Array.isArray(value)
      ? value.map((item: Json) => (isJsonObject(item) ? reference(item) : undefined))
      : [];
    if (language === 'JSONPath' && path) setMember(written, `${key}.$`, jsonPath(path));
    else if (language === 'JSONPath' && items.length > 0 && items.every((item) => item !== undefined))
      setMember(written, `${key}.$`, `States.Array(${items.map(jsonPath).join(', ')})`);
    else setMember(written, key, writeArguments(value, language));
  }
  return written;
}
