import { optional } from '../../base/optional';
import { joinPointer } from '../../document/pointer';
import type { Problem } from '../problem';
import { errorsOfResource, type CallErrors } from '../sdk/errorsOfCall';
import type { Remedies } from './callFaults';
import { inState } from './fields';
import type { ObjectPlace } from './objectPlaces';
import { advice } from './rule';
import { didYouMean, suggest } from './suggest';

/**
 * Names of errors that the service which the Task calls does not have. Only names that begin as its errors do are
 * looked at, or nearly so; others may be of a function, or of a Fail state.
 */
export function* checkErrorsOfCall(
  place: ObjectPlace,
  names: readonly string[],
  remedies: Remedies,
): Iterable<Problem> {
  if (place.state?.type !== 'Task' || !names.some((name) => name.includes('.') && !name.startsWith('States.'))) return;
  const errors = errorsOfResource(place.state.fields.Resource, remedies.names);
  if (!errors) return;
  const at = joinPointer(place.at, 'ErrorEquals');
  const known = new Set(errors.names.map(simplified));
  for (const [i, name] of names.entries()) {
    const [prefix = '', ...rest] = name.split('.');
    if (rest.length === 0 || (simplified(prefix) !== simplified(errors.prefix) && !isNear(prefix, errors.prefix)))
      continue;
    if (isKnown(name, errors, known)) continue;
    const whole = `${errors.prefix}.${rest.join('.')}`;
    const suggestion = isKnown(whole, errors, known) ? whole : remedies.find(() => nearest(whole, errors));
    const more = { ...inState(place), ...optional({ suggestion }) };
    const [general = ''] = errors.names;
    if (suggestion !== undefined)
      yield advice(
        'warning',
        'unknown-error',
        joinPointer(at, i),
        `${place.called} is for "${name}", which the call never fails with.${didYouMean(suggestion)}`,
        more,
      );
    else if (prefix === errors.prefix) {
      yield advice(
        'hint',
        'unknown-error',
        joinPointer(at, i),
        `${place.called} is for "${name}", which is not among the errors of the service that is called. Those that have no name of their own are ${general}.`,
        more,
      );
    }
  }
}

/** Whether a name is one of the errors; those of optimised integrations may have their capitals as the models do. */
function isKnown(name: string, errors: CallErrors, known: ReadonlySet<string>): boolean {
  if (!name.startsWith(`${errors.prefix}.`)) return false;
  return (
    errors.names.includes(name) || (known.has(simplified(name)) && /[A-Z]{2}/.test(name.slice(errors.prefix.length)))
  );
}

/** The error that was probably meant: without what all of them end with a slip weighs more, unless it is in there. */
function nearest(name: string, { names }: CallErrors): string | undefined {
  const stems = new Map(names.map((each) => [stemOf(each), each]));
  const stem = stemOf(name);
  return stems.get(stem) ?? stems.get(suggest(stem, stems.keys()) ?? '') ?? suggest(name, names);
}

function stemOf(name: string): string {
  return name.replace(/(Exception|Error|Fault)$/i, '');
}

function isNear(prefix: string, wanted: string): boolean {
  return prefix.length > 3 && suggest(prefix, [wanted]) === wanted;
}

function simplified(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9.]/g, '');
}
