/**
 * `${Placeholder}`, `{{placeholder}}` and `%PLACEHOLDER%` may stand unquoted anywhere in YAML, also in flow
 * collections, because what YAML would take for its own is masked before it is read.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const PERCENT = '\uE002';

/**
 * The text with stand-ins of the same length for what makes placeholders. No quotes and commas in them:
 * `"${Unfinished", "b": "$"}` holds no placeholder.
 */
export function mask(text: string): string {
  return text
    .replace(/\$\{([^{}\n"',]*)\}/g, `$$${OPEN}$1${CLOSE}`)
    .replace(/\{\{([ \t]*[A-Za-z_](?:[^{}\n"',:]|:(?!\s))*)\}\}/g, `${OPEN}${OPEN}$1${CLOSE}${CLOSE}`)
    .replace(/([:[,-][ \t]+)%(?=[A-Z_]+%[ \t]*$)/gm, `$1${PERCENT}`);
}

/** What a masked text stands for. */
export function unmask(text: string): string {
  if (!/[\uE000-\uE002]/.test(text)) return text;
  return text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}').replaceAll(PERCENT, '%');
}
