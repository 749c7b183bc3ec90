import { errorRows, type ErrorRow } from './errorNames';
import { errorsOfResource } from './sdk/errorsOfCall';
import type { SdkNames } from './sdk/readSdkNames';

/**
 * The names that a retrier or catcher of a Task may be for: those of every
 * state, and the errors of the call in its Resource, as far as they are known.
 */
export function errorRowsOf(resource: unknown, names: SdkNames | undefined): readonly ErrorRow[] {
  const listed = new Set(errorRows.map(({ name }) => name));
  const own = errorsOfResource(resource, names)?.names.filter((name) => !listed.has(name)) ?? [];
  return [...errorRows, ...own.map((name) => ({ name, doc: 'An error of the service that the task calls.' }))];
}
