import { useCallback, useState, type ReactElement } from 'react';
import { setField } from '../../core/asl/edit/setField';
import type { QueryLanguage, State } from '../../core/asl/model';
import type { SdkNames } from '../../core/asl/sdk/readSdkNames';
import { searchSdkNames } from '../../core/asl/sdk/searchSdkNames';
import { isJsonObject, jsonEquals, type Json, type JsonObject } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
import { readResource, resourceOf, type IntegrationPattern } from '../../core/services/catalog/action';
import { withoutToken, withToken } from '../../core/services/catalog/withToken';
import { findAction, sdkTaskFields, searchActions, taskFields } from '../../core/services/catalog/index';
import { useGraph, useSdkNames, useSession } from '../../shell/stores/context';
import { Button } from '../../shell/ui/Button';
import { Glyph } from '../../shell/ui/icons';
import { SegmentedControl } from '../../shell/ui/SegmentedControl';
import { TypeAhead, type TypeAheadOption } from '../../shell/ui/TypeAhead';
import { applyField } from './applyField';
import type { Slot } from './slot';
import { TextControl } from './TextControl';
import styles from './Form.module.css';

const patternWords: Readonly<Record<IntegrationPattern, string>> = {
  request: 'Request',
  sync: 'Wait for job',
  token: 'Wait for token',
};

/** What a Task calls, and how it waits for it: an action of the catalogue, or any resource by its ARN. */
export function ResourceField({ slot, state }: { readonly slot: Slot; readonly state: State }): ReactElement {
  const session = useSession();
  const [chooserAt, setChooserAt] = useState<{ readonly x: number; readonly y: number }>();
  const resource = typeof slot.value === 'string' ? slot.value : '';
  const action = findAction(resource);
  const glyph = useGraph().nodes.get(state.id)?.glyph ?? 'task';
  const pattern = readResource(resource)?.pattern;
  const { sdkNames } = useSdkNames();
  const find = useCallback((typed: string) => findOptions(typed, sdkNames), [sdkNames]);

  const choose = (fields: JsonObject): void => {
    // A change of action is one step to undo: the fields share a join key. Retriers stay those of the state.
    for (const [name, value] of Object.entries(fields)) {
      if (name !== 'Retry' || state.fields.Retry === undefined)
        applyField(
          session,
          (machine) => setField(machine, state.id, joinPointer('', name), value),
          `action:${state.id}`,
        );
    }
    setChooserAt(undefined);
  };
  const changePattern = (next: IntegrationPattern): void => {
    if (!action) return;
    const name = state.queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
    const given = state.fields[name] ?? {};
    const fields: Record<string, Json> = { Resource: resourceOf(action, next) };
    if (next === 'token' && isJsonObject(given)) fields[name] = withToken(given, action, state.queryLanguage);
    if (pattern === 'token') fields[name] = withoutToken(given, state.queryLanguage);
    for (const [field, value] of Object.entries(fields)) {
      const isSame = jsonEquals(value, state.fields[field] ?? {});
      if (!isSame)
        applyField(
          session,
          (machine) => setField(machine, state.id, joinPointer('', field), value),
          `action:${state.id}`,
        );
    }
  };
  const open = (target: HTMLElement): void => {
    session.rulesStore.wantSdkNames();
    const box = target.getBoundingClientRect();
    setChooserAt({ x: box.left, y: box.bottom + 4 });
  };
  return (
    <div className={styles.fields}>
      <div className={styles.labelled}>
        <span className={styles.fieldLabel}>Action</span>
        <div className={styles.action} role="group" aria-label="Action">
          <Glyph name={glyph} />
          <span className={styles.actionName}>
            {action
              ? `${action.service} · ${action.action}`
              : resource === ''
                ? 'No action chosen'
                : callIn(resource, sdkNames)}
          </span>
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
          find={find}
          empty="No action of AWS is called that. Functions, activities and others can be named by their ARN below."
          onChoose={(option) => choose(option.fields(state.queryLanguage))}
          onClose={() => setChooserAt(undefined)}
        />
      )}
      {action && pattern && action.patterns.length > 1 && (
        <div className={styles.labelled}>
          <span className={styles.fieldLabel}>Integration</span>
          <SegmentedControl
            label="Integration"
            value={pattern}
            onChange={changePattern}
            segments={action.patterns.toSorted(byOrder).map((value) => ({ value, label: patternWords[value] }))}
          />
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

/** A call of the SDK in words; other resources have none. */
function callIn(resource: string, sdkNames: SdkNames | undefined): string {
  const [, service = '', action = ''] = /^aws-sdk:([\w-]+):(\w+)$/.exec(readResource(resource)?.id ?? '') ?? [];
  return action === ''
    ? 'Another resource'
    : `${sdkNames?.services.get(service)?.id ?? service} · ${action.charAt(0).toUpperCase()}${action.slice(1)}`;
}

type ActionOption = TypeAheadOption & { readonly fields: (language: QueryLanguage) => JsonObject };

const mostSdkCalls = 60;

/** The actions of the catalogue, then those of all services that are not in it. */
function findOptions(typed: string, sdkNames: SdkNames | undefined): readonly ActionOption[] {
  const known = searchActions(typed).map((action): ActionOption => ({
    id: action.id,
    label: `${action.service} · ${action.action}`,
    detail: action.summary,
    glyph: action.glyph,
    group: action.service,
    fields: (language) => taskFields(action, action.patterns[0] ?? 'request', language),
  }));
  const ids = new Set(known.map(({ id }) => id));
  const calls = sdkNames && typed.trim() !== '' ? searchSdkNames(sdkNames, typed, mostSdkCalls).calls : [];
  const others = calls.map(({ service, action }): ActionOption => ({
    id: `aws-sdk:${service.name}:${action}`,
    label: `${service.id} · ${action.charAt(0).toUpperCase()}${action.slice(1)}`,
    detail: `aws-sdk:${service.name}:${action}${service.title === undefined ? '' : `, ${service.title}`}`,
    glyph: 'aws-sdk',
    group: 'All actions of AWS',
    fields: (language) => sdkTaskFields(service.name, action, language),
  }));
  return [...known, ...others.filter(({ id }) => !ids.has(id))];
}
