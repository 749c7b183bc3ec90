import type { ReactElement } from 'react';
import { tables } from '../../core/asl/fields';
import { useDocument, useMachine } from '../../shell/stores/context';
import { Glyph } from '../../shell/ui/icons';
import { FieldList } from './fieldControls';
import { OtherFields } from './OtherFields';
import { PlaceholdersField } from './PlaceholdersField';
import { TargetControl } from './TargetControl';
import type { FieldHolder } from './slot';
import { slotIn } from './slot';
import styles from './Form.module.css';

const startAt = tables.machine.find((row) => row.name === 'StartAt');
const rows = tables.machine.filter((row) => row.name !== 'StartAt' && row.name !== 'States');

/** The form of the workflow itself, while no state is selected. */
export function MachineForm(): ReactElement {
  const machine = useMachine();
  const name = useDocument((state) => state.name);
  const holder: FieldHolder = { stateId: '', path: '', object: machine.definition, language: machine.queryLanguage };
  const count = machine.states.size;
  return (
    <>
      <header className={styles.head}>
        <span className={styles.tile}>
          <Glyph name="states" />
        </span>
        <h2 className={styles.title} dir="auto">
          {name}
        </h2>
      </header>
      <div className={styles.scroll}>
        <div className={styles.form}>
          <p className={styles.quiet}>
            {count === 0
              ? 'No states yet. Drag one from the left onto the canvas: its fields appear here.'
              : `${count === 1 ? '1 state' : `${count} states`}. Select a state to see its fields.`}
          </p>
          {startAt && <TargetControl slot={slotIn(holder, startAt)} label="First state" scopeId={machine.root.id} />}
          <FieldList holder={holder} rows={rows} />
          <PlaceholdersField />
          <OtherFields holder={holder} rows={tables.machine} />
        </div>
      </div>
    </>
  );
}
