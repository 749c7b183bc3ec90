import type { ReactElement } from 'react';
import { isJsonObject, setMember, type Json } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { Button } from '../../shell/ui/Button';
import { IconButton } from '../../shell/ui/IconButton';
import { AddMember } from './AddMember';
import { CodeControl } from './CodeControl';
import { PayloadMember } from './PayloadMember';
import { pointerOf, type Slot } from './slot';
import { useSlot } from './useSlot';
import { usePages } from './usePages';
import styles from './Form.module.css';

/** Variables that are set: a name and a value each. In JSONPath a name ending in `.$` takes its value from a path. */
export function AssignField({ slot }: { readonly slot: Slot }): ReactElement {
  const { set } = useSlot(slot);
  const { value, row, language } = slot;
  const names = isJsonObject(value) ? Object.keys(value) : [];
  const { from, to, pager } = usePages(names.length, 'variables');
  const add = (name: string): string | undefined => {
    const variables: Record<string, Json> = isJsonObject(value) ? { ...value } : {};
    setMember(variables, name, name.endsWith('.$') ? '$' : language === 'JSONata' ? '{% $states.input %}' : '');
    return set(variables);
  };
  if (value !== undefined && !isJsonObject(value)) return <CodeControl slot={slot} />;
  // Of a rule or a catcher it is the exception: a button is room enough.
  if (value === undefined && slot.path !== '/Assign') {
    return (
      <div className={styles.addRow} data-doc-title={row.name} data-doc={row.doc}>
        <Button size="s" variant="quiet" icon="plus" onClick={() => void set({})}>
          Add Assign
        </Button>
      </div>
    );
  }
  return (
    <section className={styles.payload} aria-label={row.name}>
      <header className={styles.payloadHead} data-doc-title={row.name} data-doc={row.doc}>
        <h3 className={styles.payloadTitle}>{row.name}</h3>
        {value !== undefined && (
          <IconButton icon="trash" size="s" label={`Remove ${row.name}`} onClick={() => void set(undefined)} />
        )}
      </header>
      {names.length === 0 && <p className={styles.quiet}>No variables are set here.</p>}
      {names.slice(from, to).map((name) => (
        <PayloadMember
          key={name}
          slot={{ ...slot, path: joinPointer(slot.path, name), value: value?.[name] }}
          name={name}
        />
      ))}
      {pager}
      <AddMember
        owner={pointerOf(slot)}
        label="Add a variable"
        placeholder={language === 'JSONPath' ? 'variable, or variable.$ for a path' : 'variable'}
        taken={names}
        check={checkVariableName}
        onAdd={add}
      />
    </section>
  );
}

function checkVariableName(name: string): string | undefined {
  const bare = name.replace(/\.\$$/, '').replace(/^\$/, '');
  if (name.startsWith('$')) return `Leave the $ out: the name is "${bare}".`;
  if (!/^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(bare))
    return 'A variable has a name of letters, digits and _, and begins with a letter.';
  return bare === 'states' ? '"states" is taken by the language.' : undefined;
}
