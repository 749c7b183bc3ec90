/**
 * How deep an expression may be nested. The library's parser calls itself for every level, and so does all that goes over
 * its tree, each with another share of the stack. The service evaluates no more than 100 levels.
 */
const maxLevels = 1_000;

/** Levels that a bracket counts for: between two of them the parser makes several calls. */
const levelsOfBracket = 4;

const token =
  /\s+|\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\])*"?|'(?:\\[^]|[^'\\])*'?|`[^`]*`?|[\w$\u0080-\uffff]+|\*\*|[^]/y;
const wordOperators: ReadonlySet<string> = new Set(['and', 'or', 'in']);

/**
 * Tells whether an expression is nested too deeply to be parsed, from its tokens alone. Each operator makes the tree one
 * level deeper; a comma or semicolon begins anew inside its bracket. What is no expression may get either answer.
 */
export function isNestedTooDeeply(text: string): boolean {
  if (text.length * levelsOfBracket <= maxLevels) return false;
  const outer: number[] = [];
  let level = 0;
  let isAfterValue = false;
  for (let at = 0; at < text.length;) {
    const isRegex: boolean = !isAfterValue && text.charAt(at) === '/' && text.charAt(at + 1) !== '*';
    token.lastIndex = at;
    const found: string = isRegex ? text.slice(at, endOfRegex(text, at)) : (token.exec(text)?.[0] ?? text.charAt(at));
    at += found.length;
    if (/^(?:\s|\/\*)/.test(found) && !isRegex) continue;
    switch (found) {
      case '(':
      case '[':
      case '{':
        outer.push(level);
        level += levelsOfBracket;
        isAfterValue = false;
        break;
      case ')':
      case ']':
      case '}':
        level = (outer.pop() ?? 0) + 1;
        isAfterValue = true;
        break;
      case ',':
      case ';':
        level = outer.length === 0 ? 0 : (outer[outer.length - 1] ?? 0) + levelsOfBracket;
        isAfterValue = false;
        break;
      default:
        if (!isRegex && isOperator(found)) {
          level++;
          // before an operand, a wildcard, or a field of that name
          isAfterValue = !isAfterValue && /^[a-z*%]/.test(found);
        } else isAfterValue = true;
    }
    if (level > maxLevels) return true;
  }
  return false;
}

/** Where a regular expression ends, as the library has it: at a slash outside of brackets. */
function endOfRegex(text: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '\\') at++;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === '/' && depth === 0) return at + 1;
  }
  return text.length;
}

function isOperator(found: string): boolean {
  return wordOperators.has(found) || !/^[\w$"'`\u0080-\uffff]/.test(found);
}
