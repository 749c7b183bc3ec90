import { isJsonObject, member, type Json } from '../../base/json';
import { javaText } from '../javaText';
import { itemAt } from './compileDefinite';
import { writeTokens, type PathToken } from './tokens';

/** Why a path found nothing. `invalid` is the kind that the service does not report as a mere miss. */
export type Miss = { readonly kind: 'missing' | 'invalid'; readonly text: string };

/** Ends the reading of a path. Thrown and caught inside of this folder and `jsonPath.ts`. */
export class PathFault extends Error {
  override readonly name = 'PathFault';
  readonly miss: Miss;

  constructor(miss: Miss) {
    super(miss.text);
    this.miss = miss;
  }
}

/**
 * Walks a definite path that found nothing and says where it ended, in the words of the service's JSONPath library.
 *
 * @see https://github.com/json-path/JsonPath/tree/json-path-2.0.0 (2015), `PathToken`; the texts for missing members
 * are recorded, those for several names, for an index on no array and for a member of no object are reported by users.
 */
export function explainMiss(tokens: readonly PathToken[], document: Json | undefined): Miss {
  let value = document;
  let here = '$';
  for (const [i, token] of tokens.entries()) {
    const isLast = i === tokens.length - 1;
    if (value === undefined) break;
    if (token.kind === 'names') {
      if (!isJsonObject(value)) return noObject(token.names, here);
      if (token.names.length !== 1 && !isLast) return notALeaf(token.names, here);
      here += writeTokens([token]);
      value = member(value, token.names[0] ?? '');
      if (value === undefined) return isLast ? noLeaf(here) : noMember(here);
    } else if (token.kind === 'indexes' || token.kind === 'fromEnd') {
      const fault = noArray(value, tokens.slice(i), here);
      if (fault !== undefined || !Array.isArray(value)) return fault ?? noLeaf(here);
      const index: number = token.kind === 'fromEnd' ? value.length + token.offset : (token.indexes[0] ?? 0);
      value = itemAt(value, index);
      if (value === undefined) return outOfBounds(index, here);
      here += `[${index}]`;
    }
  }
  return noLeaf(`$${writeTokens(tokens)}`);
}

/** An index or a slice needs an array; undefined when it has one. `rest` is the path from there on. */
export function noArray(value: Json, rest: readonly PathToken[], here: string): Miss | undefined {
  if (value === null) return missing(`The path ${here} is null`);
  if (Array.isArray(value)) return undefined;
  const context = javaText(value);
  return invalid(`Filter: ${writeTokens(rest)} can only be applied to arrays. Current context is: ${context}`);
}

/** A filter needs an array or an object. */
export function noFilterable(value: Json, rest: readonly PathToken[]): Miss {
  return invalid(
    `Filter: ${writeTokens(rest)} can not be applied to primitives. Current context is: ${javaText(value)}`,
  );
}

/** A name needs an object. */
export function noObject(names: readonly string[], here: string): Miss {
  return missing(`Property ${writeNames(names)} not found in path ${here}`);
}

/** Several names can only end a path. */
export function notALeaf(names: readonly string[], here: string): Miss {
  return invalid(`Multi properties can only be used as path leafs: ${here}${writeNames(names)}`);
}

/** A name on the way is not there; `there` is the path with it. */
export function noMember(there: string): Miss {
  return missing(`Missing property in path ${there}`);
}

/** The last name of a path is not there; `there` is the path with it. */
export function noLeaf(there: string): Miss {
  return missing(`No results for path: ${there}`);
}

/** An index is not there. */
export function outOfBounds(index: number, here: string): Miss {
  return missing(`Index out of bounds when evaluating path ${here}[${index}]`);
}

function writeNames(names: readonly string[]): string {
  return writeTokens([{ kind: 'names', names }]);
}

function missing(text: string): Miss {
  return { kind: 'missing', text };
}

function invalid(text: string): Miss {
  return { kind: 'invalid', text };
}
