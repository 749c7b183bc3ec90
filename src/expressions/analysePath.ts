/** Names of the variables that a JSONPath-side text (path, reference path or intrinsic call) refers to, without `$`. Empty for text that is neither. */
export function variablesInPath(_text: string): readonly string[] {
  return [];
}
