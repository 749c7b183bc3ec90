/**
 * Finds the placeholders in a text: what is filled in when a workflow is deployed. Every tool that fills them in has a
 * form of its own, and the same signs mean something else where they are data:
 *
 * - `${Name}` is CloudFormation's, Terraform's and the Serverless Framework's:
 *   a placeholder wherever it stands, but not
 *   where JSONata groups (`${kind: price}`). `${!Name}` is CloudFormation's way to write `${Name}` itself.
 * - `#{AWS::Region}` is a plugin's of the Serverless Framework.
 * - `{{resolve:ssm:name}}` is CloudFormation's; any other `{{name}}` may also be the text of a message's template.
 * - `__name__`, `%NAME%` and `<name>` are placeholders when they are all of a text, `<name>` also inside of an address.
 */

/** A placeholder in a text, from `from` to `to`. */
export type FoundPlaceholder = {
  readonly from: number;
  readonly to: number;
  /** What stands between its signs, without blanks at the ends and without a default: `Fn.Arn`, `self:custom.stage`. */
  readonly name: string;
  /** Whether it could as well be a text that is meant as it stands. */
  readonly mayBeData: boolean;
  /** The default that it names, as in `${opt:stage, 'dev'}`. */
  readonly fallback?: string;
  /** What stands in its place in any case: it is an escape or a directive, and no placeholder. */
  readonly literal?: string;
};

const none: readonly FoundPlaceholder[] = [];
/** `{{name}}`, `#{name}`, and Terraform's directives, which say what is left out when. */
const simpleForms =
  /\{\{-?\s*(?<braces>[A-Za-z_][\w .:/@+-]*?)\s*(?:\|[^{}]*)?\}\}|#\{(?<hash>[A-Za-z][\w:.-]*)\}|%\{~?\s*(?:if|else|endif|for|endfor)\b[^{}]*\}/g;
const wholeForms = /^(?:_+(?<underscored>[A-Za-z]\w*?)_+|%(?<percent>[A-Z_]+)%|<(?<angled>[A-Za-z][^<>]*)>)$/;
const angledInAddress = /<(?<angled>[A-Za-z][\w .-]*)>/g;
const address = /^(?:arn|s3|https?):/;
const cloudFormationName = /^AWS::\w+$/;
/** Where the Serverless Framework takes a value from. */
const serverlessSource =
  /^(?:self|opt|env|sls|file|param|aws|cf|s3|ssm|str|terraform|vault|secrets|strToBool)(?:\([^)]*\))?(?:\.[\w-]+)?:/;

/** The placeholders of a text, in its order. In an expression of JSONata only what cannot be part of it is one. */
export function findPlaceholders(text: string, isJsonata = false): readonly FoundPlaceholder[] {
  if (!mayHold(text)) return none;
  const found = findDollars(text, isJsonata);
  if (!isJsonata) for (const other of findOthers(text)) found.push(other);
  return withoutInner(found.sort((a, b) => a.from - b.from));
}

function mayHold(text: string): boolean {
  return text.includes('{') || text.includes('<') || text.startsWith('_') || text.startsWith('%');
}

function findDollars(text: string, isJsonata: boolean): FoundPlaceholder[] {
  const found: FoundPlaceholder[] = [];
  for (let from = text.indexOf('${'); from >= 0; from = text.indexOf('${', from + 2)) {
    const to = closingBrace(text, from + 1);
    if (to < 0) break;
    const inside = text.slice(from + 2, to - 1).trim();
    if (inside === '' || (isJsonata && isGrouping(inside))) continue;
    if (inside.startsWith('!'))
      found.push({ from, to, name: inside, mayBeData: false, literal: `\${${inside.slice(1)}}` });
    else found.push({ from, to, mayBeData: false, ...splitDefault(inside) });
  }
  return found;
}

function findOthers(text: string): FoundPlaceholder[] {
  const found: FoundPlaceholder[] = [];
  const whole = wholeForms.exec(text)?.groups;
  const name = whole?.underscored ?? whole?.percent ?? whole?.angled;
  if (name !== undefined) return [{ from: 0, to: text.length, name: name.trim(), mayBeData: true }];
  for (const {
    0: { length },
    index: from,
    groups,
  } of text.matchAll(simpleForms)) {
    const to = from + length;
    if (groups?.braces !== undefined)
      found.push({ from, to, name: groups.braces, mayBeData: !groups.braces.startsWith('resolve:') });
    else if (groups?.hash !== undefined)
      found.push({ from, to, name: groups.hash, mayBeData: !cloudFormationName.test(groups.hash) });
    else found.push({ from, to, name: '', mayBeData: false, literal: '' });
  }
  if (!address.test(text)) return found;
  for (const {
    0: { length },
    index: from,
    groups,
  } of text.matchAll(angledInAddress))
    found.push({ from, to: from + length, name: groups?.angled?.trim() ?? '', mayBeData: true });
  return found;
}

/** A placeholder inside of another one (`${self:custom.${opt:stage}}`) is part of its name. */
function withoutInner(found: readonly FoundPlaceholder[]): readonly FoundPlaceholder[] {
  let end = 0;
  return found.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** The offset behind the brace that closes the one at `open`; -1 when none does. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

/** JSONata's `${key: value}` groups what is at hand. */
function isGrouping(inside: string): boolean {
  return inside.includes(':') && !/^[\w.]*::\w+$/.test(inside) && !serverlessSource.test(inside);
}

/** Takes the default off: `opt:stage, 'dev'` and the shell's `STAGE:-dev`. */
function splitDefault(inside: string): { readonly name: string; readonly fallback?: string } {
  const shell = /^(\w+):-(.*)$/s.exec(inside);
  if (shell) return { name: shell[1] ?? inside, fallback: shell[2] ?? '' };
  if (!serverlessSource.test(inside)) return { name: inside };
  const [name = inside, ...others] = splitAtCommas(inside);
  const fallback = others.at(-1);
  if (fallback === undefined || fallback.includes('${') || serverlessSource.test(fallback)) return { name };
  return { name, fallback: fallback.replace(/^(['"])(.*)\1$/s, '$2') };
}

function splitAtCommas(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  let quote = '';
  for (const sign of text) {
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    else if ('({['.includes(sign)) depth++;
    else if (')}]'.includes(sign)) depth--;
    if (sign === ',' && depth === 0 && quote === '') parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts.map((part) => part.trim());
}
