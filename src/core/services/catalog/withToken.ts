import { isJsonObject, member, setMember, type Json, type JsonObject } from '../../base/json';
import type { Action } from './action';
import { writeArguments } from './writeArguments';

type Language = 'JSONPath' | 'JSONata';

const token = { '<context>': 'Task.Token' };
const written: Readonly<Record<Language, string>> = {
  JSONPath: '$$.Task.Token',
  JSONata: '{% $states.context.Task.Token %}',
};

/**
 * The arguments of a task that is to wait for a token, with the token where the
 * catalogue puts it for this action: in the message that is sent. What was sent
 * before stays beside it. Arguments that hold the token already are left as they are.
 */
export function withToken(given: JsonObject, action: Action, language: Language): JsonObject {
  if (action.tokenArguments === undefined || JSON.stringify(given).includes('Task.Token')) return given;
  const placed = place(given, action.tokenArguments, language);
  return isJsonObject(placed) ? placed : given;
}

/** The arguments of a task that waits for a token no more: without it, since it would not be there. */
export function withoutToken(given: Json, language: Language): Json {
  if (Array.isArray(given)) return given.map((item: Json) => withoutToken(item, language));
  if (!isJsonObject(given)) return given;
  const kept: Record<string, Json> = {};
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'string' && value.trim() === written[language]) continue;
    setMember(kept, key, withoutToken(value, language));
  }
  return kept;
}

/** Puts the token into a value where a shape has it. */
function place(given: Json | undefined, shape: Json, language: Language): Json {
  if (Array.isArray(shape)) {
    const [first, ...rest]: readonly Json[] = Array.isArray(given) ? (given as readonly Json[]) : [];
    const item: Json = (shape[0] as Json | undefined) ?? null;
    // An item that is nothing but the token (a variable of a container) stands before the others.
    const isOwn = isJsonObject(item) && Object.values(item).some(isToken);
    return isOwn && first !== undefined
      ? [place(undefined, item, language), first, ...rest]
      : [place(first, item, language), ...rest];
  }
  if (!isJsonObject(shape)) return given ?? shape;
  const name = Object.keys(shape).find((key) => isToken(shape[key]));
  if (name !== undefined) return beside(given, shape, name, language);
  const way = Object.keys(shape).find((key) => JSON.stringify(shape[key]).includes('Task.Token'));
  if (way === undefined) return given ?? writeArguments(shape, language);
  const object = isJsonObject(given) ? given : {};
  const result: Record<string, Json> = {};
  let isPlaced = false;
  for (const [key, value] of Object.entries(object)) {
    const isWay = key === way || (language === 'JSONPath' && key === `${way}.$`);
    isPlaced ||= isWay;
    setMember(result, isWay ? way : key, isWay ? placeIn(key, value, shape[way] ?? null, language) : value);
  }
  if (!isPlaced) setMember(result, way, place(undefined, shape[way] ?? null, language));
  return result;
}

/** A member `Payload.$` holds a path: it becomes a member of the object that has the token. */
function placeIn(key: string, value: Json, shape: Json, language: Language): Json {
  if (!key.endsWith('.$') || language === 'JSONata') return place(value, shape, language);
  const holder = place(undefined, shape, language);
  return replaceData(holder, value, true);
}

/** The token beside what was sent before. */
function beside(given: Json | undefined, shape: JsonObject, name: string, language: Language): Json {
  const whole = writeArguments(shape, language);
  if (given === undefined) return whole;
  if (!isJsonObject(given)) return replaceData(whole, given, false);
  const key = language === 'JSONPath' ? `${name}.$` : name;
  return { [key]: written[language], ...given };
}

/** Puts what was sent before in the place of the sample that the catalogue sends along with the token. */
function replaceData(holder: Json, data: Json, isPath: boolean): Json {
  if (!isJsonObject(holder)) return holder;
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(holder)) {
    const isSample = typeof value === 'string' && (value === '$' || value === '{% $states.input %}');
    const name = key.replace(/\.\$$/, '');
    if (!isSample) setMember(result, key, isJsonObject(value) ? replaceData(value, data, isPath) : value);
    else setMember(result, isPath ? `${name}.$` : name, data);
  }
  return result;
}

function isToken(shape: Json | undefined): boolean {
  return isJsonObject(shape) && member(shape, '<context>') === token['<context>'];
}
