/**
 * Intrinsic functions as JSONata. Results that JSONata would take out of a list of one are put in `[…]` again.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html and transforming-data.html,
 * "JSONata functions provided by Step Functions" (read 2025-11)
 */
import { splitTemplate } from '../../expressions/intrinsics/functions';
import {
  parseIntrinsic,
  unescapeString,
  type IntrinsicArgument,
  type IntrinsicCall,
} from '../../expressions/intrinsics/parseIntrinsic';
import { CannotConvert, type Words } from './words';
import { writeParsedPath } from './writePath';

/** The text of a call, `States.Format('…', $.x)`, as a JSONata expression. */
export function writeIntrinsic(text: string, words: Words): string {
  const call = parseIntrinsic(text);
  if (!call.ok) throw new CannotConvert(`"${text}" is not a call of an intrinsic function: ${call.error}.`);
  return writeCall(call.value, words);
}

function writeCall(call: IntrinsicCall, words: Words): string {
  if (call.name === 'States.Format') return writeFormat(call, words);
  const write = writers[call.name];
  if (write === undefined) throw new CannotConvert(`There is no intrinsic function "${call.name}".`);
  return write(
    call,
    call.args.map((arg) => writeArgument(arg, words)),
    words,
  );
}

type Writer = (call: IntrinsicCall, args: readonly string[], words: Words) => string;

const writers: Readonly<Record<string, Writer>> = {
  'States.StringToJson': (_, [text]) => `$parse(${given(text)})`,
  'States.JsonToString': (_, [value], words) => {
    words.notes.add('$string leaves a text as it is; States.JsonToString put it in quotes.');
    return `$string(${given(value)})`;
  },
  'States.Array': ({ args }, written, words) => {
    if (args.some((arg) => arg.kind === 'path' || (arg.kind === 'call' && maybeLists.has(arg.call.name))))
      words.notes.add('A list among the values is joined into the new list; States.Array kept it as one item.');
    return `[${written.map((value, i) => asItem(args[i], value)).join(', ')}]`;
  },
  'States.ArrayPartition': (_, [list, size], words) => {
    words.notes.add('$partition gives nothing for an empty list, which fails.');
    return `$partition(${given(list)}, ${given(size)})`;
  },
  'States.ArrayContains': (_, [list, value]) => `${grouped(given(value))} in ${grouped(given(list))}`,
  'States.ArrayRange': (_, [first, last, step]) => `[$range(${given(first)}, ${given(last)}, ${given(step)})]`,
  'States.ArrayGetItem': (_, [list, index]) => `${grouped(given(list))}[${given(index)}]`,
  'States.ArrayLength': (_, [list]) => `$count(${given(list)})`,
  'States.ArrayUnique': (_, [list]) => `[$distinct(${given(list)})]`,
  'States.Base64Encode': (_, [text]) => `$base64encode(${given(text)})`,
  'States.Base64Decode': (_, [text]) => `$base64decode(${given(text)})`,
  'States.Hash': ({ args }, [data, algorithm]) =>
    `$hash(${args[0]?.kind === 'string' ? given(data) : `$string(${given(data)})`}, ${given(algorithm)})`,
  'States.JsonMerge': ({ args }, [a, b]) => {
    const deep = args[2];
    if (deep?.kind !== 'literal' || deep.value === true) throw new CannotConvert('$merge is never deep.');
    return `$merge([${given(a)}, ${given(b)}])`;
  },
  'States.MathRandom': (_, [start, end, seed], words) => {
    if (seed !== undefined) words.notes.add('The same seed gives other numbers.');
    return `$floor($random(${seed ?? ''}) * (${given(end)} - ${given(start)})) + ${given(start)}`;
  },
  'States.MathAdd': ({ args }, [a, b], words) => {
    if (args.some((arg) => arg.kind !== 'literal' || !Number.isInteger(arg.value)))
      words.notes.add('Fractions are added as they are; States.MathAdd rounded them first.');
    return `${grouped(given(a))} + ${grouped(given(b))}`;
  },
  'States.StringSplit': ({ args }, [text]) => `[$split(${given(text)}, ${delimiterOf(args[1])})[$ != ""]]`,
  'States.UUID': () => '$uuid()',
};

function given(argument: string | undefined): string {
  if (argument === undefined) throw new CannotConvert('The call has too few arguments.');
  return argument;
}

/** An expression that can stand as one side of an operator. */
function grouped(expression: string): string {
  return /^[\w$.`-]+$|^\$\w+\([^()]*\)$|^\[[^[\]]*\]$|^"[^"]*"$/.test(expression) ? expression : `(${expression})`;
}

/** Calls whose result may be a list or not, as the data has it. */
const maybeLists: ReadonlySet<string> = new Set(['States.ArrayGetItem', 'States.StringToJson']);

/** A list that is an item of a list needs brackets of its own, or its items are joined in. */
function asItem(arg: IntrinsicArgument | undefined, value: string): string {
  return arg?.kind === 'call' && arg.call.name === 'States.ArrayPartition' ? `[${value}]` : value;
}

function writeArgument(arg: IntrinsicArgument, words: Words): string {
  switch (arg.kind) {
    case 'path':
      return writeParsedPath(arg.path, arg.text, words);
    case 'string':
      return JSON.stringify(unescapeString(arg.raw));
    case 'literal':
      return JSON.stringify(arg.value);
    case 'call':
      return writeCall(arg.call, words);
  }
}

function writeFormat({ args }: IntrinsicCall, words: Words): string {
  const [template, ...values] = args;
  if (template?.kind !== 'string') throw new CannotConvert('States.Format has a template that is not written out.');
  const pieces = splitTemplate(template.raw);
  if (!isPieces(pieces)) throw new CannotConvert(`${pieces.reason.replace(/\.$/, '')}.`);
  if (pieces.length !== values.length + 1)
    throw new CannotConvert('States.Format has more or fewer values than places.');
  if (values.some(({ kind }) => kind === 'path'))
    words.notes.add('An object or a list among the values is written as JSON.');
  const parts = pieces.flatMap((piece, i) => {
    const value = values[i - 1];
    const written = value === undefined ? [] : [grouped(writeArgument(value, words))];
    return piece === '' ? written : [...written, JSON.stringify(piece)];
  });
  if (parts.length === 0) return '""';
  return parts.length === 1
    ? values.length === 0
      ? (parts[0] ?? '')
      : `$string(${parts[0] ?? ''})`
    : parts.join(' & ');
}

function isPieces(pieces: readonly string[] | { readonly reason: string }): pieces is readonly string[] {
  return Array.isArray(pieces);
}

function delimiterOf(arg: IntrinsicArgument | undefined): string {
  if (arg?.kind !== 'string') throw new CannotConvert('States.StringSplit has delimiters that are not written out.');
  const characters = [...unescapeString(arg.raw)];
  const [only] = characters;
  if (only === undefined) throw new CannotConvert('States.StringSplit without delimiters does not split.');
  if (characters.length === 1) return JSON.stringify(only);
  return `/[${characters.map((c) => (/[\\\]^/[(){}-]/.test(c) ? `\\${c}` : c)).join('')}]/`;
}
