import { useState, type ReactElement } from 'react';
import { setField } from '../asl/edit/setField';
import type { State } from '../asl/model';
import { joinPointer } from '../document/pointer';
import { readResource, resourceOf, type Action, type IntegrationPattern } from '../services/catalog/action';
import { findAction, searchActions, taskFields } from '../services/catalog/index';
import { useGraph, useSession } from '../stores/context';
import { Button } from '../ui/Button';
import { Glyph } from '../ui/icons';
import { SegmentedControl } from '../ui/SegmentedControl';
import { TypeAhead } from '../ui/TypeAhead';
import { applyField } from './applyField';
import type { Slot } from './slot';
import { TextControl } from './TextControl';
import styles from './Form.module.css';

const patternWords: Readonly<Record<IntegrationPattern, string>> = { request: 'Request', sync: 'Wait for job', token: 'Wait for token' };

/** What a Task calls, and how it waits for it: an action of the catalogue, or any resource by its ARN. */
export function ResourceField({ slot, state }: { readonly slot: Slot; readonly state: State }): ReactElement {
  const session = useSession();
  const [chooserAt, setChooserAt] = useState<{ readonly x: number; readonly y: number }>();
  const resource = typeof slot.value === 'string' ? slot.value : '';
  const action = findAction(resource);
  const glyph = useGraph().nodes.get(state.id)?.glyph ?? 'task';
  const pattern = readResource(resource)?.pattern;

  const choose = (chosen: Action): void => {
    const fields = taskFields(chosen, chosen.patterns[0] ?? 'request', state.queryLanguage);
    // A change of action is one step to undo: the fields share a join key. Retriers stay those of the state.
    for (const [name, value] of Object.entries(fields)) {
      if (name !== 'Retry' || state.fields.Retry === undefined) applyField(session, (machine) => setField(machine, state.id, joinPointer('', name), value), `action:${state.id}`);
    }
    setChooserAt(undefined);
  };
  const changePattern = (next: IntegrationPattern): void => {
    if (action) applyField(session, (machine) => setField(machine, state.id, '/Resource', resourceOf(action, next)));
  };
  const open = (target: HTMLElement): void => {
    const box = target.getBoundingClientRect();
    setChooserAt({ x: box.left, y: box.bottom + 4 });
  };
  return (
    <div className={styles.fields}>
      <div className={styles.labelled}>
        <span className={styles.fieldLabel}>Action</span>
        <div className={styles.action} role="group" aria-label="Action">
        <Glyph name={glyph} />
        <span className={styles.actionName}>{action ? `${action.service} · ${action.action}` : resource === '' ? 'No action chosen' : 'Another resource'}</span>
        <Button size="s" variant="quiet" onClick={(event) => open(event.currentTarget)}>
          change…
        </Button>
        </div>
      </div>
      {chooserAt && (
        <TypeAhead
          label="Choose an action"
          placeholder="Service or action"
          at={chooserAt}
          find={findOptions}
          empty="No action of the catalogue is called that. Any other can be named by its ARN below."
          onChoose={(option) => choose(option.action)}
          onClose={() => setChooserAt(undefined)}
        />
      )}
      {action && pattern && action.patterns.length > 1 && (
        <div className={styles.labelled}>
          <span className={styles.fieldLabel}>Integration</span>
          <SegmentedControl label="Integration" value={pattern} onChange={changePattern} segments={action.patterns.toSorted(byOrder).map((value) => ({ value, label: patternWords[value] }))} />
        </div>
      )}
      <TextControl slot={slot} />
    </div>
  );
}

const order: readonly IntegrationPattern[] = ['request', 'sync', 'token'];

function byOrder(a: IntegrationPattern, b: IntegrationPattern): number {
  return order.indexOf(a) - order.indexOf(b);
}

function findOptions(typed: string) {
  return searchActions(typed).map((action) => ({ id: action.id, label: `${action.service} · ${action.action}`, detail: action.summary, glyph: action.glyph, group: action.service, action }));
}
