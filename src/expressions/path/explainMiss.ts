import { isJsonObject, member, type Json } from '../../base/json';
import { javaText } from '../javaText';
import { isDefiniteToken, writeTokens, type PathToken } from './tokens';

/** Why a path found nothing. `invalid` is the kind that the service does not report as a mere miss. */
export type Miss = { readonly kind: 'missing' | 'invalid'; readonly text: string };

/** The library's reader whose objects print as the service's do: `{a=1}`. */
const jsonProvider = 'com.jayway.jsonpath.spi.json.JacksonJsonProvider';

/**
 * Walks a definite path that found nothing and says where it ended, in the words of the service's JSONPath library.
 *
 * The texts for missing members are recorded; those for several names and for a non-array are reported by users of the service;
 * that for a member of what is no object is the library's (json-path/JsonPath 2.9, PropertyPathToken).
 */
export function explainMiss(tokens: readonly PathToken[], document: Json | undefined): Miss {
  let value = document;
  for (const [i, token] of tokens.entries()) {
    const here = `$${writeTokens(tokens.slice(0, i))}`;
    const isLast = i === tokens.length - 1;
    if (value === undefined || !isDefiniteToken(token)) break;
    if (token.kind === 'names') {
      if (token.names.length > 1 && !isLast) return { kind: 'invalid', text: `Multi properties can only be used as path leafs: ${here}${writeTokens([token])}` };
      if (!isJsonObject(value)) return missing(`Expected to find an object with property ${writeTokens([token])} in path ${here} but found '${javaTypeOf(value)}'. This is not a json object according to the JsonProvider: '${jsonProvider}'.`);
      value = member(value, token.names[0] ?? '');
      if (value === undefined && !isLast) return missing(`Missing property in path ${here}${writeTokens([token])}`);
    } else if (token.kind === 'indexes') {
      if (value === null) return { kind: 'invalid', text: `The path ${here} is null` };
      if (!Array.isArray(value)) {
        return { kind: 'invalid', text: `Filter: ${writeTokens(tokens.slice(i))} can only be applied to arrays. Current context is: ${javaText(value)}` };
      }
      const index = token.indexes[0] ?? 0;
      value = (value as readonly Json[])[index < 0 ? value.length + index : index];
    }
  }
  return missing(`No results for path: $${writeTokens(tokens)}`);
}

function missing(text: string): Miss {
  return { kind: 'missing', text };
}

function javaTypeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'java.util.ArrayList';
  if (typeof value === 'number') return Number.isInteger(value) ? (value === (value | 0) ? 'java.lang.Integer' : 'java.lang.Long') : 'java.lang.Double';
  return typeof value === 'boolean' ? 'java.lang.Boolean' : 'java.lang.String';
}
