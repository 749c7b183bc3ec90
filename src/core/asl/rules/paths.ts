import { compileIntrinsic } from '../../expressions/intrinsics/compileIntrinsic';
import { parseIntrinsic, type IntrinsicCall } from '../../expressions/intrinsics/parseIntrinsic';
import { compilePath } from '../../expressions/jsonPath';
import { compileReferencePath } from '../../expressions/referencePath';
import { fieldRows } from '../fields';
import { intrinsicFunctions } from '../functions';
import type { Problem } from '../problem';
import type { ExpressionPlace } from './expressionPlaces';
import { inState } from './fields';
import { lowerFirst } from './objectPlaces';
import { advice, hasPlaceholder, refusal, type Part } from './rule';
import { didYouMean, suggest } from './suggest';

/** Paths, reference paths, and the values of templates' `.$` members: that they can be read at all. */
export function* checkPaths({ expressions }: Part): Iterable<Problem> {
  // Definitions repeat their paths a lot; each text is parsed once.
  const faults = new Map<string, string | undefined>();
  const faultOf = (kind: string, text: string, find: (text: string) => string | undefined): string | undefined => {
    const key = `${kind}\n${text}`;
    if (!faults.has(key)) faults.set(key, find(text));
    return faults.get(key);
  };
  for (const expression of expressions) {
    const { kind, text } = expression;
    if (hasPlaceholder(text)) continue;
    yield* checkWhatItFinds(expression);
    if (kind === 'path') yield* checkPath(expression, faultOf(kind, text, pathFault));
    else if (kind === 'referencePath') yield* checkReferencePath(expression, faultOf(kind, text, referencePathFault));
    else if (kind === 'dynamic') yield* checkDynamic(expression, faultOf(kind, text, dynamicFault));
    else if (kind === 'stringPath') yield* checkStringPath(expression, faultOf('dynamic', text, dynamicFault));
  }
}

const notAPath = 'Value must be a valid JSONPath.';

function pathFault(text: string): string | undefined {
  const path = compilePath(text.trim());
  return path.ok ? undefined : path.error;
}

function referencePathFault(text: string): string | undefined {
  const path = compileReferencePath(text.trim());
  return path.ok ? undefined : path.error;
}

function dynamicFault(text: string): string | undefined {
  if (!text.trimStart().startsWith('States.')) return pathFault(text);
  const value = compileIntrinsic(text.trim());
  return value.ok ? textForNumber(text.trim()) : value.error;
}

/** Which arguments of a function are numbers. A text in the place of one is refused when the machine is created. */
const numberArguments: Readonly<Record<string, readonly number[]>> = {
  'States.ArrayGetItem': [1],
  'States.ArrayPartition': [1],
  'States.ArrayRange': [0, 1, 2],
  'States.MathAdd': [0, 1],
  'States.MathRandom': [0, 1, 2],
};

function textForNumber(text: string): string | undefined {
  const parsed = parseIntrinsic(text);
  const calls: IntrinsicCall[] = parsed.ok ? [parsed.value] : [];
  for (let call = calls.pop(); call; call = calls.pop()) {
    for (const [i, argument] of call.args.entries()) {
      if (argument.kind === 'call') calls.push(argument.call);
      if (argument.kind === 'string' && numberArguments[call.name]?.includes(i))
        return `argument ${i + 1} of ${call.name} must be a number or a path, not a text.`;
    }
  }
  return undefined;
}

/**
 * Tells whether only what stands in a filter cannot be read: the service then
 * looks no further when a machine is created.
 */
function isFilterFault(text: string): boolean {
  const plain = text.replace(/\[\?\([^[\]]*\)\]/g, '[0]');
  return plain !== text && dynamicFault(plain) === undefined;
}

function filterFault({ place, at, key }: ExpressionPlace, fault: string): Problem {
  return advice(
    'warning',
    'bad-filter',
    at,
    `"${key}" of ${lowerFirst(place.called)} has a filter that cannot be read. ${fault}`,
    inState(place),
  );
}

/**
 * Paths that can be read and find nothing, though they look as if they did:
 * what other dialects of JSONPath make of them.
 */
function* checkWhatItFinds({ place, at, key, kind, text }: ExpressionPlace): Iterable<Problem> {
  if ((kind !== 'path' && kind !== 'dynamic') || !text.trimStart().startsWith('$')) return;
  const called = `"${key}" of ${lowerFirst(place.called)}`;
  const quoted = /(?:==|[<>]=?)\s*("[^"&|()]*")/.exec(text)?.[1];
  if (quoted !== undefined && text.includes('[?')) {
    const message = `${called} compares with ${quoted}, and the double quotes are taken for a part of the text. Texts in filters stand in single quotes: '${quoted.slice(1, -1)}'.`;
    yield advice('warning', 'filter-finds-nothing', at, message, inState(place));
  }
  const index = /\[\s*(-\d+)\s*\]/.exec(text);
  if (index !== null) {
    const better = text.replace(index[0], `[(@.length${index[1] ?? ''})]`);
    yield advice(
      'warning',
      'negative-index',
      at,
      `${called} has the index ${index[1] ?? ''}, which is never found: an index does not count from the end. Write "${better}".`,
      inState(place),
    );
  }
}

function* checkPath(expression: ExpressionPlace, fault: string | undefined): Iterable<Problem> {
  if (fault === undefined) return;
  if (isFilterFault(expression.text)) return yield filterFault(expression, fault);
  const { place, at, key, text } = expression;
  yield refusal(
    'bad-path',
    at,
    `"${key}" of ${lowerFirst(place.called)} is not a path: ${explain(text, fault)}`,
    notAPath,
    inState(place),
  );
}

function* checkReferencePath(expression: ExpressionPlace, fault: string | undefined): Iterable<Problem> {
  const { place, at, key, text } = expression;
  const called = `"${key}" of ${lowerFirst(place.called)}`;
  if (fault !== undefined) {
    const isPath = pathFault(text) === undefined || isFilterFault(text);
    const operand = place.table === 'rule' || place.table === 'nestedRule';
    const serviceMessage = isPath
      ? 'Value is not a Reference Path'
      : operand && !text.startsWith('$')
        ? "Value is not a Reference Path: Reference path didn't start with '$'"
        : notAPath;
    const message = isPath
      ? `${called} must name exactly one place, so it cannot have wildcards, filters or "..". It is "${text}".`
      : `${called} is not a path: ${explain(text, fault)}`;
    yield refusal(isPath ? 'not-a-reference-path' : 'bad-path', at, message, serviceMessage, inState(place));
  } else if (expression.row.outsideContext === true && text.startsWith('$$')) {
    yield refusal(
      'not-a-reference-path',
      at,
      `${called} must lead into the state's input or a variable. It is "${text}", which is in the context object.`,
      'Value is not a Reference Path',
      inState(place),
    );
  } else if (expression.row.name === 'ResultPath' && !/^\$(?![$\p{ID_Start}_])/u.test(text)) {
    yield refusal(
      'result-path-not-in-input',
      at,
      `${called} must start with "$." because results are placed in the input. Use "Assign" to set a variable.`,
      'Value is not a Reference Path',
      inState(place),
    );
  }
}

function* checkDynamic(expression: ExpressionPlace, fault: string | undefined): Iterable<Problem> {
  const { place, at, key, text, value } = expression;
  if (fault === undefined && typeof value === 'string') return;
  if (fault !== undefined && isFilterFault(text)) return yield filterFault(expression, fault);
  const called = `"${key}" of ${lowerFirst(place.called)}`;
  const fix = ` If you mean a fixed value, call the member "${key.slice(0, -2)}".`;
  const message =
    typeof value !== 'string'
      ? `${called} must hold a path or an intrinsic function, because its name ends in ".$".${fix}`
      : `${called} is neither a path nor an intrinsic function: ${explain(text, fault ?? '')}${text.startsWith('$') || text.startsWith('States.') ? '' : fix}`;
  yield refusal(
    'bad-dynamic-value',
    at,
    message,
    `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
    { ...inState(place), serviceAt: expression.fieldAt },
  );
}

const stringFunctions = ['ArrayGetItem', 'Base64Decode', 'Base64Encode', 'Format', 'Hash', 'JsonToString', 'UUID'].map(
  (name) => `States.${name}`,
);

function* checkStringPath(expression: ExpressionPlace, fault: string | undefined): Iterable<Problem> {
  const { place, at, key, text } = expression;
  const called = `"${key}" of ${lowerFirst(place.called)}`;
  const serviceMessage = `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`;
  const name = /^\s*(States\.\w+)\s*\(/.exec(text)?.[1];
  if (fault !== undefined) {
    yield refusal(
      'bad-dynamic-value',
      at,
      `${called} is neither a path nor an intrinsic function: ${explain(text, fault)}`,
      serviceMessage,
      inState(place),
    );
  } else if (name !== undefined && !stringFunctions.includes(name)) {
    yield refusal(
      'not-a-string-function',
      at,
      `${called} must give a text, so it can only be ${stringFunctions.join(', ')}.`,
      serviceMessage,
      inState(place),
    );
  }
}

/** The reason, put so that it says what to do where the mistake is a common one. */
function explain(text: string, fault: string): string {
  const functionName = /^\s*(States\.\w+)\s*\(/.exec(text)?.[1];
  if (functionName !== undefined && !intrinsicFunctions.some(({ name }) => name === functionName)) {
    return `there is no function ${functionName}.${didYouMean(
      suggest(
        functionName,
        intrinsicFunctions.map(({ name }) => name),
      ),
    )}`;
  }
  if (text === '') return 'it is empty.';
  if (functionName === undefined && !text.startsWith('$'))
    return `"${text}" does not start with "$".${fieldRows.some((row) => row.name === text) ? '' : ` Perhaps "$.${text}".`}`;
  return `${fault.replace(/\.$/, '')}.`;
}
