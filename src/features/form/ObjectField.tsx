import type { ReactElement, ReactNode } from 'react';
import { tableOfKind, tables, type FieldKind, type SubFieldRow } from '../../core/asl/fields';
import type { QueryLanguage } from '../../core/asl/model';
import { isJsonObject, type Json } from '../../core/base/json';
import { Button } from '../../shell/ui/Button';
import { IconButton } from '../../shell/ui/IconButton';
import { CodeControl } from './CodeControl';
import { OtherFields } from './OtherFields';
import type { FieldHolder, Slot } from './slot';
import { useSlot } from './useSlot';
import styles from './Form.module.css';

/**
 * A field that holds an object with a table of its own: a reader, a batcher, credentials. Added and removed as a whole.
 */
export function ObjectField({
  slot,
  children,
}: {
  readonly slot: Slot;
  readonly children: (holder: FieldHolder, rows: readonly SubFieldRow[]) => ReactNode;
}): ReactElement {
  const { set, problems } = useSlot(slot);
  const { row, value, stateId, path, language } = slot;
  const table = tableOfKind[row.kind];
  const own = problems.find((problem) => problem.at === `${stateId}${path}`);
  if (value === undefined) {
    return (
      <div className={styles.addRow} data-doc-title={row.name} data-doc={row.doc}>
        <Button size="s" variant="quiet" icon="plus" onClick={() => void set(startingValue(row.kind, language))}>
          {`Add ${row.name}`}
        </Button>
      </div>
    );
  }
  if (!isJsonObject(value) || !table) return <CodeControl slot={{ ...slot, row: { ...row, kind: 'json' } }} />;
  const rows = tables[table];
  const holder = { stateId, path, object: value, language };
  return (
    <fieldset className={styles.group} data-doc-title={row.name} data-doc={row.doc}>
      <legend className={styles.legend}>
        {row.name}
        {!row.required && (
          <IconButton icon="trash" size="s" label={`Remove ${row.name}`} onClick={() => void set(undefined)} />
        )}
      </legend>
      {own && <p className={styles.wrong}>{own.message}</p>}
      {children(holder, rows)}
      <OtherFields holder={holder} rows={rows} />
    </fieldset>
  );
}

/** What a new object begins with, so that it is valid as far as it can be. */
function startingValue(kind: FieldKind, language: QueryLanguage): Json {
  const call = language === 'JSONata' ? 'Arguments' : 'Parameters';
  switch (kind) {
    case 'itemReader':
      return {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        [call]: { Bucket: 'my-bucket', Key: 'items.json' },
      };
    case 'readerConfig':
      return { InputType: 'JSON' };
    case 'itemBatcher':
      return { MaxItemsPerBatch: 100 };
    case 'resultWriter':
      return { Resource: 'arn:aws:states:::s3:putObject', [call]: { Bucket: 'my-bucket', Prefix: 'results' } };
    case 'writerConfig':
      return { Transformation: 'NONE', OutputType: 'JSON' };
    case 'processorConfig':
      return { Mode: 'INLINE' };
    case 'credentials':
      return { RoleArn: 'arn:aws:iam::123456789012:role/my-role' };
    default:
      return {};
  }
}
