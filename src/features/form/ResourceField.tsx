import { useCallback, useState, type ReactElement } from 'react';
import { setField } from '../../core/asl/edit/setField';
import type { QueryLanguage, State } from '../../core/asl/model';
import type { SdkNames } from '../../core/asl/sdk/readSdkNames';
import { searchSdkNames } from '../../core/asl/sdk/searchSdkNames';
import { integrationOf } from '../../core/asl/integrations';
import { awsServiceOf, capitalise } from '../../core/asl/awsServices';
import {
  arnOfCall,
  callIdOf,
  isCall,
  readResource,
  type CallResource,
  type WaitPattern,
} from '../../core/asl/resource';
import { sdkPatterns } from '../../core/services/catalog/action';
import { isJsonObject, jsonEquals, type Json, type JsonObject } from '../../core/base/json';
import { joinPointer } from '../../core/document/pointer';
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

const patternWords: Readonly<Record<WaitPattern, string>> = {
  requestResponse: 'Request',
  sync: 'Wait for job',
  'sync:2': 'Wait for job',
  waitForTaskToken: 'Wait for token',
};

/** What a Task calls, and how it waits for it: an action of the catalogue, or any resource by its ARN. */
export function ResourceField({ slot, state }: { readonly slot: Slot; readonly state: State }): ReactElement {
  const session = useSession();
  const [chooserAt, setChooserAt] = useState<{ readonly x: number; readonly y: number }>();
  const resource = typeof slot.value === 'string' ? slot.value : '';
  const action = findAction(resource);
  const glyph = useGraph().nodes.get(state.id)?.glyph ?? 'task';
  const read = readResource(resource);
  const call = isCall(read) ? read : undefined;
  const patterns = call ? patternsOf(call) : [];
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
  const changePattern = (next: WaitPattern): void => {
    if (!call) return;
    const name = state.queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
    const given = state.fields[name] ?? {};
    const fields: Record<string, Json> = { Resource: arnOfCall(callIdOf(call), next) };
    if (next === 'waitForTaskToken' && action && isJsonObject(given))
      fields[name] = withToken(given, action, state.queryLanguage);
    if (call.pattern === 'waitForTaskToken') fields[name] = withoutToken(given, state.queryLanguage);
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
                : call
                  ? callInWords(call, sdkNames)
                  : 'Another resource'}
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
      {call && patterns.length > 1 && (
        <div className={styles.labelled}>
          <span className={styles.fieldLabel}>Integration</span>
          <SegmentedControl
            label="Integration"
            value={call.pattern}
            onChange={changePattern}
            segments={patterns.map((value) => ({ value, label: patternWords[value] }))}
          />
        </div>
      )}
      <TextControl slot={slot} />
    </div>
  );
}

/** The ways of waiting for a call that can be chosen. Of the two for a job the one in use, else the newer one. */
function patternsOf({ kind, service, action, pattern }: CallResource): readonly WaitPattern[] {
  const all = kind === 'sdk' ? sdkPatterns : (integrationOf(service, action)?.patterns ?? []);
  const other = pattern === 'sync' ? 'sync:2' : 'sync';
  return all.includes('sync:2') ? all.filter((one) => one !== other) : all;
}

/** A call in words, its service as the names of the SDK have it. */
function callInWords({ kind, service, action }: CallResource, sdkNames: SdkNames | undefined): string {
  const id = kind === 'sdk' ? sdkNames?.services.get(service)?.id : undefined;
  return `${id ?? awsServiceOf(service).called} · ${capitalise(action)}`;
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
    fields: (language) => taskFields(action, action.usual, language),
  }));
  const ids = new Set(known.map(({ id }) => id));
  const calls = sdkNames && typed.trim() !== '' ? searchSdkNames(sdkNames, typed, mostSdkCalls).calls : [];
  const others = calls.map(({ service, action }): ActionOption => ({
    id: `aws-sdk:${service.name}:${action}`,
    label: `${service.id} · ${capitalise(action)}`,
    detail: `aws-sdk:${service.name}:${action}${service.title === undefined ? '' : `, ${service.title}`}`,
    glyph: awsServiceOf(service.name).glyph,
    group: 'All actions of AWS',
    fields: (language) => sdkTaskFields(service.name, action, language),
  }));
  return [...known, ...others.filter(({ id }) => !ids.has(id))];
}
