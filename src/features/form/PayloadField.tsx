import { useState, type ReactElement } from 'react';
import { isJsonObject, type Json } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { Button } from '../../shell/ui/Button';
import { IconButton } from '../../shell/ui/IconButton';
import { SegmentedControl } from '../../shell/ui/SegmentedControl';
import { AddMember } from './AddMember';
import { CodeControl } from './CodeControl';
import { PayloadMember } from './PayloadMember';
import { pointerOf, type Slot } from './slot';
import { useSlot } from './useSlot';
import { usePages } from './usePages';
import styles from './Form.module.css';

/** A payload that is built for a task, an iteration or the next state: member by member, or as JSON. */
export function PayloadField({
  slot,
  label = slot.row.name,
}: {
  readonly slot: Slot;
  readonly label?: string;
}): ReactElement {
  const { set } = useSlot(slot);
  const [mode, setMode] = useState<'fields' | 'json'>('fields');
  const { value, row, language } = slot;
  if (value === undefined) {
    return (
      <div className={styles.addRow} data-doc-title={label} data-doc={row.doc}>
        <Button size="s" variant="quiet" icon="plus" onClick={() => void set(startingPayload(row.name, language))}>
          {`Add ${label}`}
        </Button>
      </div>
    );
  }
  if (!isJsonObject(value)) return <CodeControl slot={slot} label={label} />;
  return (
    <section className={styles.payload} aria-label={label}>
      <header className={styles.payloadHead} data-doc-title={label} data-doc={row.doc}>
        <h3 className={styles.payloadTitle}>{label}</h3>
        <SegmentedControl
          label={`${label} as`}
          value={mode}
          onChange={setMode}
          segments={[
            { value: 'fields', label: 'Fields' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <IconButton icon="trash" size="s" label={`Remove ${label}`} onClick={() => void set(undefined)} />
      </header>
      {mode === 'json' ? <CodeControl slot={slot} label={`${label} as JSON`} /> : <Members slot={slot} value={value} />}
    </section>
  );
}

function Members({
  slot,
  value,
}: {
  readonly slot: Slot;
  readonly value: { readonly [key: string]: Json };
}): ReactElement {
  const { set } = useSlot(slot);
  const dynamic = slot.language === 'JSONPath';
  const members = Object.entries(value);
  const { from, to, pager } = usePages(members.length, 'members');
  return (
    <>
      {members.slice(from, to).map(([key, member]) => (
        <PayloadMember key={key} slot={{ ...slot, path: joinPointer(slot.path, key), value: member }} name={key} />
      ))}
      {pager}
      <AddMember
        owner={pointerOf(slot)}
        label="Add a member"
        placeholder={dynamic ? 'name, or name.$ for a path' : 'name'}
        taken={Object.keys(value)}
        onAdd={(key) => set({ ...value, [key]: key.endsWith('.$') ? '$' : '' })}
      />
    </>
  );
}

function startingPayload(name: string, language: Slot['language']): Json {
  if (language === 'JSONata') return name === 'Output' ? '{% $states.input %}' : {};
  return name === 'ItemSelector' ? { 'item.$': '$$.Map.Item.Value' } : {};
}
