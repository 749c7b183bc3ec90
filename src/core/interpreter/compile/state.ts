/** Compiles one state. */
import { isStateType } from '../../asl/stateTypes';
import { isJsonObject, member, type JsonObject } from '../../base/json';
import { ok } from '../../base/result';
import { compilePath } from '../../expressions/jsonPath';
import { sizeBound } from '../limits';
import { end, nowhere, type CompiledState, type WaitState } from '../program';
import { parseResource } from '../resource';
import { compileChoices } from './choices';
import { completeState } from './completeState';
import { compileCatch, compileRetry } from './errorHandling';
import { enteredTypes, exitedTypes } from './eventTypes';
import {
  accept,
  compileAssign,
  compileExpression,
  compileNext,
  compileNumber,
  compileResultPlace,
  compileSelection,
  compileShape,
  compileText,
  fieldOf,
  findValue,
  targetOf,
  type Fields,
} from './fields';
import { compileMapFields } from './map';

/** What compiling a state needs from its surroundings. */
export type StatePlace = {
  readonly index: number;
  readonly name: string;
  readonly scope: number;
  /** Takes up a scope inside the state, to be compiled later; its index. */
  readonly addScope: (scope: JsonObject) => number;
};

/** Compiles a state. What is wrong with it becomes its fault, found when it is entered. */
export function compileState(fields: Fields, place: StatePlace): CompiledState {
  const { isJsonata, faults } = fields;
  const type = fieldOf(fields, 'Type');
  if (!isStateType(type)) return broken(place, `The state's Type ${JSON.stringify(type ?? null)} does not exist.`);
  const output = isJsonata ? fieldOf(fields, 'Output') : undefined;
  const base = {
    index: place.index,
    name: place.name,
    scope: place.scope,
    isJsonata,
    entered: enteredTypes[type],
    exited: exitedTypes[type],
    next:
      type === 'Choice'
        ? fieldOf(fields, 'Default') === undefined
          ? nowhere
          : targetOf(fields, fieldOf(fields, 'Default'))
        : type === 'Succeed' || type === 'Fail'
          ? end
          : compileNext(fields),
    inputPath: isJsonata ? undefined : compileSelection(fields, 'InputPath'),
    outputPath: isJsonata ? undefined : compileSelection(fields, 'OutputPath'),
    output: output === undefined ? undefined : compileExpression(fields, output, 'Output'),
    assign: compileAssign(fields, fields.object, 'Assign'),
  };
  const parametersField = isJsonata ? 'Arguments' : 'Parameters';
  switch (type) {
    case 'Pass': {
      const result = isJsonata ? undefined : fieldOf(fields, 'Result');
      const parameters = isJsonata ? undefined : compileShape(fields, 'Parameters');
      const resultPlace = compileResultPlace(fields, fields.object);
      return completeState(base, {
        type,
        result: result === undefined ? undefined : { value: result, sizeBytes: sizeBound(result) },
        parameters,
        resultPlace,
        fault: faults[0],
      });
    }
    case 'Task': {
      const resource = fieldOf(fields, 'Resource');
      const target = accept(fields, 'Resource', parseResource(typeof resource === 'string' ? resource : ''));
      if (target === undefined) return broken(place, faults[0] ?? '');
      return completeState(base, {
        type,
        target,
        parameters: compileShape(fields, parametersField),
        resultSelector: isJsonata ? undefined : compileShape(fields, 'ResultSelector'),
        resultPlace: compileResultPlace(fields, fields.object),
        timeout: compileNumber(fields, 'TimeoutSeconds'),
        heartbeat: compileNumber(fields, 'HeartbeatSeconds'),
        credentials: compileShape(fields, 'Credentials'),
        retry: compileRetry(fields),
        catch: compileCatch(fields),
        fault: faults[0],
      });
    }
    case 'Choice':
      return completeState(base, { type, ...compileChoices(fields, base.next), fault: faults[0] });
    case 'Wait': {
      const seconds = compileNumber(fields, 'Seconds');
      const timestamp = seconds === undefined ? compileTimestamp(fields) : undefined;
      if (seconds === undefined && timestamp === undefined)
        faults.push('The state has none of Seconds, Timestamp, SecondsPath and TimestampPath.');
      return completeState(base, { type, seconds, timestamp, fault: faults[0] });
    }
    case 'Succeed':
      return completeState(base, { type, fault: faults[0] });
    case 'Fail':
      return completeState(base, {
        type,
        error: compileText(fields, 'Error'),
        cause: compileText(fields, 'Cause'),
        fault: faults[0],
      });
    case 'Parallel': {
      const branches = fieldOf(fields, 'Branches');
      if (!Array.isArray(branches) || branches.length === 0 || !branches.every(isJsonObject))
        return broken(place, 'The field "Branches" must be a list of scopes.');
      return completeState(base, {
        type,
        branches: branches.map((branch) => addCheckedScope(fields, place, branch)),
        parameters: compileShape(fields, parametersField),
        resultSelector: isJsonata ? undefined : compileShape(fields, 'ResultSelector'),
        resultPlace: compileResultPlace(fields, fields.object),
        retry: compileRetry(fields),
        catch: compileCatch(fields),
        fault: faults[0],
      });
    }
    case 'Map': {
      const processor = fieldOf(fields, 'ItemProcessor') ?? fieldOf(fields, 'Iterator');
      if (!isJsonObject(processor)) return broken(place, 'The field "ItemProcessor" must be a scope.');
      return completeState(base, {
        type,
        processor: addCheckedScope(fields, place, processor),
        ...compileMapFields(fields, processor),
        resultSelector: isJsonata ? undefined : compileShape(fields, 'ResultSelector'),
        resultPlace: compileResultPlace(fields, fields.object),
        retry: compileRetry(fields),
        catch: compileCatch(fields),
        fault: faults[0],
      });
    }
  }
}

/** A state that can only fail. */
export function broken(place: StatePlace, fault: string): CompiledState {
  const { index, name, scope } = place;
  const base = {
    index,
    name,
    scope,
    isJsonata: false,
    entered: undefined,
    exited: undefined,
    next: nowhere,
    inputPath: undefined,
    outputPath: undefined,
    output: undefined,
    assign: undefined,
  };
  return completeState(base, { type: 'Broken', fault } as const);
}

/** A scope inside the state; that it cannot begin is the state's fault. */
function addCheckedScope(fields: Fields, place: StatePlace, scope: JsonObject): number {
  const startAt = member(scope, 'StartAt');
  const states = member(scope, 'States');
  if (typeof startAt !== 'string' || !isJsonObject(states) || !isJsonObject(member(states, startAt)))
    fields.faults.push('A scope inside the state has no state to start at.');
  return place.addScope(scope);
}

function compileTimestamp(fields: Fields): WaitState['timestamp'] {
  const path = fields.isJsonata ? undefined : fieldOf(fields, 'TimestampPath');
  if (typeof path === 'string') {
    const compiled = accept(fields, 'TimestampPath', compilePath(path));
    return compiled && { text: path, find: (view) => findValue(compiled, view) };
  }
  const value = fieldOf(fields, 'Timestamp');
  if (typeof value !== 'string') return undefined;
  const evaluate = fields.isJsonata ? compileExpression(fields, value, 'Timestamp', 'string') : undefined;
  return { text: value, find: evaluate ?? (() => ok(value)) };
}
