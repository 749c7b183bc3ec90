/** Reads texts of the JSONPath side of values that are only partly known. */
import { isIntrinsicText, parseIntrinsic } from '../intrinsics/parseIntrinsic';
import { parsePath } from '../path/parsePath';
import { readCall } from './readIntrinsic';
import { readParsedPath, type Names } from './readPath';
import type { Value } from './values';

/** The value of a path or an intrinsic call. Undefined when there is none, or the text is neither. */
export function readText(names: Names, text: string): Value | undefined {
  if (isIntrinsicText(text)) {
    const call = parseIntrinsic(text);
    return call.ok ? readCall(names, call.value) : undefined;
  }
  const path = parsePath(text);
  return path.ok ? readParsedPath(names, path.value) : undefined;
}
