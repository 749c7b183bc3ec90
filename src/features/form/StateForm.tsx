import { useState, type ReactElement } from 'react';
import { fieldsByName, type FieldRow, type FieldTab } from '../../core/asl/fields';
import type { State } from '../../core/asl/model';
import { useStateProblems } from '../../shell/stores/context';
import { Tabs } from '../../shell/ui/Tabs';
import { CatchField } from './CatchField';
import { ChoiceRulesField } from './ChoiceRulesField';
import { FieldList } from './fieldControls';
import { buildFormTabs, rowsOfTab } from './formTabs';
import { NextControl } from './NextControl';
import { OtherFields } from './OtherFields';
import { ResourceField } from './ResourceField';
import { RetryField } from './RetryField';
import { ScopesField } from './ScopesField';
import { slotIn, type FieldHolder } from './slot';
import { StateHeader } from './StateHeader';
import { TypeControl } from './TypeControl';
import styles from './Form.module.css';

/** The form of one state: every field of its type from the field table, in tabs. */
export function StateForm({ state }: { readonly state: State }): ReactElement {
  const [wanted, setWanted] = useState<FieldTab>('configuration');
  const problems = useStateProblems(state.id);
  const tabs = buildFormTabs(state, problems);
  const tab = tabs.some(({ id }) => id === wanted) ? wanted : 'configuration';
  const own = problems.find((problem) => problem.at === state.id && problem.severity !== 'hint');
  return (
    <>
      <StateHeader state={state} />
      <Tabs label="Fields of the state" tabs={tabs} value={tab} onChange={setWanted}>
        <div className={styles.form}>
          {state.broken && (
            <p className={styles.advice}>
              The text of this state cannot be read to its end. The form shows what it last said.
            </p>
          )}
          {own && tab === 'configuration' && (
            <p className={own.severity === 'error' ? styles.wrong : styles.advice}>{own.message}</p>
          )}
          {tab === 'configuration' ? (
            <Configuration state={state} />
          ) : (
            <TabFields state={state} rows={rowsOfTab(state, tab)} />
          )}
        </div>
      </Tabs>
    </>
  );
}

/** Fields that every state has stand last: what makes the state what it is comes first. */
const common = new Set(['Type', 'Comment', 'QueryLanguage', 'Next', 'End']);

/** What is handed over comes before limits; who may do it last. */
function rankOf({ name, kind }: FieldRow): number {
  if (kind === 'template') return 0;
  return name === 'Credentials' ? 2 : 1;
}

function Configuration({ state }: { readonly state: State }): ReactElement {
  const rows = rowsOfTab(state, 'configuration');
  const named = (name: string): readonly FieldRow[] => rows.filter((row) => row.name === name);
  const holder = holderOf(state);
  return (
    <>
      <TabFields
        state={state}
        rows={rows.filter((row) => !common.has(row.name)).toSorted((a, b) => rankOf(a) - rankOf(b))}
      />
      <NextControl state={state} />
      <FieldList holder={holder} rows={named('Comment')} />
      <div data-narrow>
        <TypeControl state={state} />
      </div>
      <FieldList holder={holder} rows={named('QueryLanguage')} />
      <OtherFields holder={holder} rows={state.type ? [...fieldsByName(state.type).values()] : []} />
    </>
  );
}

/** Fields with a form of their own, and all others by their kind. */
function TabFields({ state, rows }: { readonly state: State; readonly rows: readonly FieldRow[] }): ReactElement {
  const holder = holderOf(state);
  const scopeRow = rows.find((row) => row.kind === 'branches' || row.kind === 'scope');
  return (
    <>
      {rows.map((row) => {
        const slot = slotIn(holder, row);
        switch (row.kind) {
          case 'resource':
            return <ResourceField key={row.name} slot={slot} state={state} />;
          case 'choices':
            return <ChoiceRulesField key={row.name} slot={slot} />;
          case 'retry':
            return <RetryField key={row.name} slot={slot} />;
          case 'catch':
            return <CatchField key={row.name} slot={slot} />;
          case 'branches':
          case 'scope':
            return row === scopeRow ? <ScopesField key={row.name} state={state} /> : null;
          default:
            return null;
        }
      })}
      <FieldList holder={holder} rows={rows.filter(isOrdinary)} />
    </>
  );
}

function isOrdinary({ kind }: FieldRow): boolean {
  return (
    kind !== 'resource' &&
    kind !== 'choices' &&
    kind !== 'retry' &&
    kind !== 'catch' &&
    kind !== 'branches' &&
    kind !== 'scope'
  );
}

function holderOf({ id, fields, queryLanguage }: State): FieldHolder {
  return { stateId: id, path: '', object: fields, language: queryLanguage };
}
