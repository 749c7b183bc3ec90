import type { SubFieldRow } from '../../core/asl/fields';
import type { QueryLanguage } from '../../core/asl/model';

/**
 * The field by which another takes its value from a path: `RoleArn.$`, which JSONPath has and the table does not list.
 */
export function dynamicRowOf(row: SubFieldRow, language: QueryLanguage): SubFieldRow | undefined {
  if (row.kind !== 'roleArn' || language !== 'JSONPath') return undefined;
  return {
    name: `${row.name}.$`,
    languages: ['JSONPath'],
    kind: 'stringPath',
    doc: `A path or an intrinsic function that gives the ARN, instead of ${row.name}.`,
  };
}
