import { isJsonObject, type Json, type JsonObject } from '../../base/json';
import { joinPointer, type Pointer } from '../../document/pointer';
import { argumentsOf, argumentShape, isListShape, memberShape, type ArgumentKind } from '../sdk/argumentShapes';
import type { Problem } from '../problem';
import { inState } from './fields';
import type { ObjectPlace } from './objectPlaces';
import { hasPlaceholder, refusal } from './rule';
import { didYouMean, suggest } from './suggest';

/**
 * The arguments of an optimised integration: names that it does not take, wherever they stand,
 * and texts where it takes true, false or a number. Whatever Step Functions makes of other values
 * is accepted: it turns JSON into texts, and texts such as "true" and "3" into what they say.
 *
 * @see https://github.com/aws/aws-step-functions-data-science-sdk-python/issues/200 and
 *   https://github.com/aws/aws-cdk/issues/10014 for the service's words, and that nested names count (read 2026-11)
 */
export function* checkCallArguments(
  place: ObjectPlace,
  call: string,
  field: string,
  given: JsonObject,
): Iterable<Problem> {
  const root = argumentsOf(call);
  if (root === undefined) return;
  const fieldAt = joinPointer(place.at, field);
  const open: { readonly value: Json; readonly shape: number; readonly at: Pointer }[] = [
    { value: given, shape: root, at: fieldAt },
  ];
  for (let i = 0; i < open.length; i++) {
    const { value, shape: index, at } = open[i] as (typeof open)[number]; // within its length
    const shape = argumentShape(index);
    if (shape === undefined || typeof shape === 'string') {
      yield* checkLeaf(place, value, shape, at, fieldAt);
    } else if (isListShape(shape)) {
      if (Array.isArray(value))
        (value as readonly Json[]).forEach((item, n) =>
          open.push({ value: item, shape: shape[0], at: joinPointer(at, n) }),
        );
    } else if (isJsonObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        // Its value comes from the data: only its name can be looked at.
        const isDynamic = place.language === 'JSONPath' && key.endsWith('.$');
        const name = isDynamic ? key.slice(0, -2) : key;
        const next = memberShape(shape, name);
        if (next === undefined && hasPlaceholder(name)) continue;
        if (next === undefined)
          yield unknownName(place, call, {
            name,
            suffix: isDynamic ? '.$' : '',
            at: joinPointer(at, key),
            fieldAt,
            known: Object.keys(shape),
          });
        else if (!isDynamic) open.push({ value: inner, shape: next, at: joinPointer(at, key) });
      }
    }
  }
}

type UnknownName = {
  readonly name: string;
  readonly suffix: string;
  readonly at: Pointer;
  readonly fieldAt: Pointer;
  readonly known: readonly string[];
};

function unknownName(
  place: ObjectPlace,
  call: string,
  { name, suffix, at, fieldAt, known: names }: UnknownName,
): Problem {
  const near = suggest(name, names);
  return refusal(
    'unknown-argument',
    at,
    `${place.called} hands "${name}" to ${call}, which takes no such argument there.${didYouMean(near) || ' Remove it.'}`,
    `The field "${name}" is not supported by Step Functions`,
    {
      ...inState(place),
      part: 'key',
      serviceAt: fieldAt,
      ...(near !== undefined && { suggestion: near + suffix }),
    },
  );
}

const kinds = {
  b: {
    javaType: 'Boolean',
    wanted: 'true or false',
    reads: (text: string) => /^(true|True|TRUE|false|False|FALSE)?$/.test(text.trim()),
    reason: 'only "true" or "false" recognized',
  },
  i: {
    javaType: 'Integer',
    wanted: 'a whole number',
    reads: isNumber,
    reason: 'not a valid `java.lang.Integer` value',
  },
  l: { javaType: 'Long', wanted: 'a whole number', reads: isNumber, reason: 'not a valid `java.lang.Long` value' },
  n: { javaType: 'Double', wanted: 'a number', reads: isNumber, reason: 'not a valid `java.lang.Double` value' },
} as const;

function isNumber(text: string): boolean {
  return text.trim() === '' || Number.isFinite(Number(text));
}

function* checkLeaf(
  place: ObjectPlace,
  value: Json,
  shape: ArgumentKind | undefined,
  at: Pointer,
  fieldAt: Pointer,
): Iterable<Problem> {
  const kind = shape === undefined || shape === 's' ? undefined : kinds[shape];
  if (!kind || typeof value !== 'string' || hasPlaceholder(value) || kind.reads(value)) return;
  if (place.language === 'JSONata' && value.startsWith('{%')) return;
  const name = at.slice(at.lastIndexOf('/') + 1);
  const how =
    place.language === 'JSONPath' && value.startsWith('$') ? ` To have it evaluated, call the member "${name}.$".` : '';
  yield refusal(
    'wrong-argument-type',
    at,
    `"${name}" of ${place.called.charAt(0).toLowerCase()}${place.called.slice(1)} is the text "${value}", but must be ${kind.wanted}.${how}`,
    `Cannot deserialize value of type \`java.lang.${kind.javaType}\` from String "${value}": ${kind.reason}`,
    {
      ...inState(place),
      serviceAt: fieldAt,
    },
  );
}
