/** Reads calls of intrinsic functions of values that are only partly known. */
import { isJsonObject, type Json } from '../../base/json';
import { unescapeString, type IntrinsicArgument, type IntrinsicCall } from '../intrinsics/parseIntrinsic';
import { equalTo, orderedAs } from './conditions';
import { readParsedPath, type Names } from './readPath';
import {
  decoded,
  itemOf,
  knownJson,
  listOf,
  listOfAny,
  literal,
  made,
  objectOf,
  wantCondition,
  wantKind,
  wantList,
  type Value,
} from './values';

type Read = (names: Names, args: readonly (Value | undefined)[]) => Value | undefined;

/** The result of a call; its arguments are asked to be of the kinds that the function takes. */
export function readCall(names: Names, { name, args }: IntrinsicCall): Value | undefined {
  const values = args.map((argument) => readArgument(names, argument));
  const short = name.slice('States.'.length);
  return Object.hasOwn(functions, short) ? functions[short]?.(names, values) : undefined;
}

function readArgument(names: Names, argument: IntrinsicArgument): Value | undefined {
  switch (argument.kind) {
    case 'path':
      return readParsedPath(names, argument.path);
    case 'string':
      return literal(unescapeString(argument.raw));
    case 'literal':
      return literal(argument.value);
    case 'call':
      return readCall(names, argument.call);
  }
}

const numberAt = (value: Value | undefined): number | undefined => {
  const known: Json | undefined = knownJson(value)?.value;
  return typeof known === 'number' ? known : undefined;
};
const textAt = (value: Value | undefined): string | undefined => {
  const known: Json | undefined = knownJson(value)?.value;
  return typeof known === 'string' ? known : undefined;
};

const functions: Readonly<Record<string, Read>> = {
  Format({ ledger }, [template, ...args]) {
    wantKind(ledger, template, 'text');
    if (template?.kind === 'place') wantCondition(ledger, template, equalTo(args.map(() => '{}').join(' ')));
    return made('text');
  },
  StringToJson: ({ ledger }, [text]) => decoded(ledger, text, 'json'),
  JsonToString: (_, [value]) => (value === undefined ? made('text') : { kind: 'encoded', as: 'json', of: value }),
  Array: (_, items) => listOf(items.flatMap((item) => item ?? made())),
  ArrayPartition({ ledger }, [list, size]) {
    wantKind(ledger, size, 'number');
    const item = itemOf(ledger, list);
    return item === undefined ? undefined : listOfAny(listOfAny(item));
  },
  ArrayContains({ ledger }, [list, value]) {
    const known = knownJson(value);
    if (known === undefined) wantList(ledger, list);
    else wantCondition(ledger, itemOf(ledger, list), equalTo(known.value));
    return made('boolean');
  },
  ArrayRange({ ledger }, bounds) {
    for (const bound of bounds) wantKind(ledger, bound, 'number');
    return listOfAny(made('number'));
  },
  ArrayGetItem({ ledger }, [list, index]) {
    wantKind(ledger, index, 'number');
    return itemOf(ledger, list, numberAt(index) ?? (index?.kind === 'place' ? 1 : 0));
  },
  ArrayLength({ ledger }, [list]) {
    wantList(ledger, list);
    return list === undefined ? made('number') : { kind: 'count', of: list };
  },
  ArrayUnique({ ledger }, [list]) {
    wantList(ledger, list);
    return list;
  },
  Base64Encode({ ledger }, [text]) {
    wantKind(ledger, text, 'text');
    return text === undefined ? made('text') : { kind: 'encoded', as: 'base64', of: text };
  },
  Base64Decode: ({ ledger }, [text]) => decoded(ledger, text, 'base64'),
  Hash({ ledger }, [, algorithm]) {
    wantCondition(ledger, algorithm, equalTo('SHA-256'));
    return made('text');
  },
  JsonMerge({ ledger }, [first, second]) {
    wantKind(ledger, first, 'object');
    wantKind(ledger, second, 'object');
    return merge(first, second);
  },
  MathRandom({ ledger }, [start, end, seed]) {
    for (const bound of [start, end, seed]) wantKind(ledger, bound, 'number');
    wantCondition(ledger, end, orderedAs('>', numberAt(start) ?? 1));
    return made('number');
  },
  MathAdd({ ledger }, [a, b]) {
    wantKind(ledger, a, 'number');
    wantKind(ledger, b, 'number');
    const [x, y] = [numberAt(a), numberAt(b)];
    return x === undefined || y === undefined ? made('number') : literal(x + y);
  },
  StringSplit({ ledger }, [text, separator]) {
    wantKind(ledger, text, 'text');
    return text === undefined
      ? listOfAny(made('text'))
      : { kind: 'pieces', of: text, separator: textAt(separator)?.charAt(0) ?? ',' };
  },
  UUID: () => made('text'),
};

/** Members of the second over those of the first. */
function merge(first: Value | undefined, second: Value | undefined): Value | undefined {
  if (first === undefined || second === undefined) return second ?? first;
  if (second.kind === 'object' && second.base === undefined) return objectOf(second.members, first);
  if (second.kind === 'literal' && isJsonObject(second.json))
    return objectOf(
      Object.entries(second.json).map(([name, json]) => [name, literal(json)] as const),
      first,
    );
  return { kind: 'merged', over: second, under: first };
}
