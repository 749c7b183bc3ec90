import type { ReactElement, ReactNode } from 'react';
import { fieldKinds, type FieldKind } from '../../core/asl/fieldKinds';
import { tables, type SubFieldRow } from '../../core/asl/fields';
import { isJsonObject, type JsonObject } from '../../core/base/json';
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
  kind,
  children,
}: {
  readonly slot: Slot;
  readonly kind: ObjectKind;
  readonly children: (holder: FieldHolder, rows: readonly SubFieldRow[]) => ReactNode;
}): ReactElement {
  const { set, problems } = useSlot(slot);
  const { row, value, stateId, path, language } = slot;
  const own = problems.find((problem) => problem.at === `${stateId}${path}`);
  if (value === undefined) {
    return (
      <div className={styles.addRow} data-doc-title={row.name} data-doc={row.doc}>
        <Button
          size="s"
          variant="quiet"
          icon="plus"
          onClick={() => void set(startingValues[kind](language === 'JSONata' ? 'Arguments' : 'Parameters'))}
        >
          {`Add ${row.name}`}
        </Button>
      </div>
    );
  }
  if (!isJsonObject(value)) return <CodeControl slot={{ ...slot, row: { ...row, kind: 'json' } }} />;
  const rows: readonly SubFieldRow[] = tables[fieldKinds[kind].table];
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

type Kinds = typeof fieldKinds;

/** The kinds of one object with a table of its own, but for those with a form of their own. */
export type ObjectKind = Exclude<
  { [K in FieldKind]: Kinds[K] extends { readonly json: 'object'; readonly table: string } ? K : never }[FieldKind],
  'rule' | 'scope'
>;

const s3Object: JsonObject = { Bucket: 'my-bucket', Key: 'items.json' };
const s3Folder: JsonObject = { Bucket: 'my-bucket', Prefix: 'results' };
const asJson: JsonObject = { InputType: 'JSON' };

/** What a new object begins with, so that it is valid as far as it can be. `call` is the field of what a service is given. */
const startingValues: Readonly<Record<ObjectKind, (call: string) => JsonObject>> = {
  itemReader: (call) => ({
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: asJson,
    [call]: s3Object,
  }),
  readerConfig: () => asJson,
  itemBatcher: () => ({ MaxItemsPerBatch: 100 }),
  resultWriter: (call) => ({
    Resource: 'arn:aws:states:::s3:putObject',
    [call]: s3Folder,
  }),
  writerConfig: () => ({ Transformation: 'NONE', OutputType: 'JSON' }),
  processorConfig: () => ({ Mode: 'INLINE' }),
  credentials: () => ({ RoleArn: 'arn:aws:iam::123456789012:role/my-role' }),
};
