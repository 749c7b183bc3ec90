import type { Json } from '../../base/json';
import { readTree, type Syntax } from '../../document/tree';
import type { Machine } from '../model';
import { readModel } from '../readModel';

/** The machine of a text, or of a value written with two spaces. */
export function readMachine(source: string | Json, previous?: Machine, syntax: Syntax = 'json'): Machine {
  const text = typeof source === 'string' ? source : JSON.stringify(source, null, 2);
  return readModel(readTree(text, syntax), previous);
}
