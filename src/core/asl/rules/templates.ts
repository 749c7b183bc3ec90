import { isJsonObject, type Json } from '../../base/json';
import { joinPointer } from '../../document/pointer';
import type { Problem } from '../problem';
import { pointerOf, walk } from './expressionPlaces';
import { inState } from './fields';
import { lowerFirst, type ObjectPlace } from './objectPlaces';
import { advice, refusal, type Part } from './rule';

/** Values that look as if they were to be evaluated, but stand where nothing is. */
export function* checkTemplates({ objects }: Part): Iterable<Problem> {
  for (const place of objects) {
    for (const [name, value] of Object.entries(place.value)) {
      const row = place.rows.get(name);
      if (!row) continue;
      const at = joinPointer(place.at, name);
      if (row.kind === 'template' || row.kind === 'assign') {
        yield* place.language === 'JSONPath'
          ? checkJsonPathTemplate(place, name, at, value)
          : checkJsonataTemplate(place, name, at, value);
      } else if (place.language === 'JSONPath' && row.kind === 'json') {
        yield* checkStaticResult(place, at, value);
      } else if (
        place.language === 'JSONPath' &&
        (row.kind === 'text' || row.kind === 'longText') &&
        row.name !== 'Comment' &&
        looksLikePath(value) &&
        place.rows.has(`${name}Path`)
      ) {
        yield advice(
          'warning',
          'path-taken-as-text',
          at,
          `"${name}" of ${lowerFirst(place.called)} is taken as a fixed text. Use "${name}Path" for a path.`,
          { ...inState(place), serviceCode: 'NO_PATH' },
        );
      }
    }
  }
}

function* checkJsonPathTemplate(place: ObjectPlace, name: string, at: string, template: Json): Iterable<Problem> {
  const found: Problem[] = [];
  walk(template, (seen) => {
    const { value, key } = seen;
    if (key !== undefined && looksLikePath(value) && !key.endsWith('.$')) {
      found.push(
        advice(
          'warning',
          'missing-dollar',
          pointerOf(seen, at),
          `"${key}" in "${name}" of ${lowerFirst(place.called)} holds ${String(value)} as a fixed text. To have it evaluated, call the member "${key}.$".`,
          {
            ...inState(place),
            part: 'key',
            serviceCode: 'NO_DOLLAR',
          },
        ),
      );
    }
    if (typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}')) {
      found.push(
        advice(
          'warning',
          'jsonata-in-jsonpath',
          pointerOf(seen, at),
          `${place.called} uses JSONPath, in which {% … %} is a fixed text. Set its query language to JSONata to have it evaluated.`,
          inState(place),
        ),
      );
    }
    if (isJsonObject(value)) {
      for (const inner of Object.keys(value)) {
        if (!inner.endsWith('.$') || !Object.hasOwn(value, inner.slice(0, -2))) continue;
        found.push(
          refusal(
            'member-given-twice',
            joinPointer(pointerOf(seen, at), inner),
            `"${name}" of ${lowerFirst(place.called)} has both "${inner}" and "${inner.slice(0, -2)}", which make the same member. Keep one.`,
            `The field '${inner}' is given twice`,
            {
              ...inState(place),
              part: 'key',
              serviceAt: at,
            },
          ),
        );
      }
    }
    return key === undefined || !key.endsWith('.$');
  });
  yield* found;
}

function* checkJsonataTemplate(place: ObjectPlace, name: string, at: string, template: Json): Iterable<Problem> {
  const found: Problem[] = [];
  walk(template, (seen) => {
    const { value, key } = seen;
    if (key !== undefined && key.endsWith('.$') && typeof value === 'string' && looksLikePath(value)) {
      found.push(
        advice(
          'warning',
          'jsonpath-in-jsonata',
          pointerOf(seen, at),
          `"${key}" in "${name}" of ${lowerFirst(place.called)} is not evaluated: the state uses JSONata. Write "${key.slice(0, -2)}": "{% … %}".`,
          { ...inState(place), part: 'key' },
        ),
      );
    }
    return true;
  });
  yield* found;
}

function* checkStaticResult(place: ObjectPlace, at: string, result: Json): Iterable<Problem> {
  const found: Problem[] = [];
  walk(result, (seen) => {
    const { value, key } = seen;
    if (key !== undefined && key.endsWith('.$') && looksLikePath(value)) {
      found.push(
        advice(
          'warning',
          'result-is-static',
          pointerOf(seen, at),
          `"Result" of ${lowerFirst(place.called)} is taken as it stands: "${key}" is not evaluated. Use "Parameters" instead.`,
          {
            ...inState(place),
            part: 'key',
            serviceCode: 'PASS_RESULT_IS_STATIC',
          },
        ),
      );
    }
    return true;
  });
  yield* found;
}

function looksLikePath(value: Json): boolean {
  return typeof value === 'string' && (/^\$\$?[.[]/.test(value) || /^States\.[A-Z]\w*\(/.test(value));
}
