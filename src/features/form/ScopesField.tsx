import type { ReactElement } from 'react';
import { addBranch, removeBranch } from '../../core/asl/edit/branches';
import { starterFields } from '../../core/asl/edit/newState';
import { setField } from '../../core/asl/edit/setField';
import { tableByName, tables } from '../../core/asl/fields';
import type { Machine, Scope, State } from '../../core/asl/model';
import { uniqueName } from '../../core/asl/names';
import { isJsonObject, member, type Json } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { nodeAt, toJson } from '../../core/document/tree';
import { useMachine, useSession } from '../../shell/stores/context';
import { Button } from '../../shell/ui/Button';
import { IconButton } from '../../shell/ui/IconButton';
import { applyField } from './applyField';
import { FieldList } from './fieldControls';
import { OtherFields } from './OtherFields';
import { TargetControl } from './TargetControl';
import { usePages } from './usePages';
import styles from './Form.module.css';

const config = tableByName('processor').get('ProcessorConfig');
const startAt = tableByName('branch').get('StartAt');
const comment = tableByName('branch').get('Comment');

/** The workflows inside of a Parallel or Map: where each begins, how many states it has; how a Map's is run. */
export function ScopesField({ state }: { readonly state: State }): ReactElement {
  const session = useSession();
  const isParallel = state.type === 'Parallel';
  const { from, to, pager, showLast } = usePages(state.scopes.length, 'branches');
  return (
    <section className={styles.payload} aria-label={isParallel ? 'Branches' : 'Item processor'}>
      <header className={styles.payloadHead}>
        <h3 className={styles.payloadTitle}>{isParallel ? 'Branches' : 'Item processor'}</h3>
      </header>
      {state.scopes
        .slice(from, to)
        .map((scope, place) => [scope, from + place] as const)
        .map(([scope, index]) => (
          <ScopeCard
            key={scope.id}
            state={state}
            scope={scope}
            title={isParallel ? `Branch ${index + 1}` : 'Each item'}
            removable={isParallel && state.scopes.length > 1}
          />
        ))}
      {pager}
      {state.scopes.length === 0 && <p className={styles.quiet}>There are no states inside of it yet.</p>}
      {!isParallel && state.scopes.length === 0 && (
        <div>
          <Button
            size="s"
            icon="plus"
            onClick={() =>
              void applyField(session, (machine) =>
                setField(machine, state.id, '/ItemProcessor', newProcessor(machine)),
              )
            }
          >
            Add item processor
          </Button>
        </div>
      )}
      {isParallel && (
        <div>
          <Button
            size="s"
            icon="plus"
            onClick={() => !applyField(session, (machine) => addBranch(machine, state.id)) && showLast()}
          >
            Add branch
          </Button>
        </div>
      )}
    </section>
  );
}

function newProcessor(machine: Machine): Json | undefined {
  return starterFields('Map', machine.queryLanguage, (wanted) => uniqueName(machine, wanted))['ItemProcessor'];
}

function ScopeCard({
  state,
  scope,
  title,
  removable,
}: {
  readonly state: State;
  readonly scope: Scope;
  readonly title: string;
  readonly removable: boolean;
}): ReactElement {
  const session = useSession();
  const node = nodeAt(useMachine().tree, scope.id);
  const value = node && toJson(node);
  const object = isJsonObject(value) ? value : {};
  const path = scope.id.slice(state.id.length);
  const holder = { stateId: state.id, path, object, language: state.queryLanguage };
  const count = scope.states.length;
  const first = scope.states[0];
  return (
    <section className={styles.item} aria-label={title}>
      <header className={styles.itemHead}>
        <h4 className={styles.itemTitle}>{title}</h4>
        <span className={styles.quiet}>{count === 1 ? '1 state' : `${count} states`}</span>
        {first && (
          <Button
            size="s"
            variant="quiet"
            onClick={() => session.selectionStore.select([scope.startAt?.target ?? first.id])}
          >
            Go to
          </Button>
        )}
        {removable && (
          <IconButton
            icon="trash"
            size="s"
            label={`Remove ${title.toLowerCase()}`}
            onClick={() => void applyField(session, (machine) => removeBranch(machine, scope.id))}
          />
        )}
      </header>
      <div className={styles.fields}>
        {startAt && (
          <TargetControl
            slot={{
              stateId: state.id,
              path: joinPointer(path, 'StartAt'),
              row: startAt,
              value: member(object, 'StartAt'),
              language: state.queryLanguage,
            }}
            scopeId={scope.id}
          />
        )}
        {scope.kind === 'processor' && config && <FieldList holder={holder} rows={[config]} />}
        {comment && <FieldList holder={holder} rows={[comment]} />}
        <OtherFields holder={holder} rows={tables[scope.kind === 'processor' ? 'processor' : 'branch']} />
      </div>
    </section>
  );
}
