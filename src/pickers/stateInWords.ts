import type { State, Transition } from '../asl/model';

/** What a reader of the screen is told of a state besides its name, type and quiet line. */
export type Remarks = {
  /** `Lambda · Invoke`, `waits 10 s`. */
  readonly subtitle: string;
  readonly problemCount: number;
  readonly isUnreachable: boolean;
  readonly isCollapsed: boolean;
  /** How it stands in the shown run, in words; undefined while editing. */
  readonly status: string | undefined;
};

/** The whole of a state in words: `Fetch order, Task, Lambda Invoke, goes to Which region?`. */
export function stateInWords(state: State, remarks: Remarks): string {
  const type = state.type ?? (state.typeText ? `unknown type ${state.typeText}` : 'no type');
  const subtitle = remarks.subtitle.replaceAll(' · ', ' ');
  const says = subtitle && subtitle !== type ? subtitle.replace(new RegExp(`^${type} `), '') : undefined;
  const parts = [
    state.name,
    remarks.status,
    type,
    says,
    scopesInWords(state, remarks.isCollapsed),
    ...waysInWords(state),
    remarks.isUnreachable ? 'not reachable from the start' : undefined,
    state.broken ? 'its text is broken' : undefined,
    problemsInWords(remarks.problemCount),
  ];
  return parts.filter(Boolean).join(', ');
}

/** Where a state goes, one phrase for each kind of way. */
export function waysInWords(state: State): readonly string[] {
  const targets = (kinds: readonly Transition['kind'][]): string => state.transitions.filter(({ kind }) => kinds.includes(kind)).map(({ targetName }) => targetName || 'nothing').join(', ');
  const onward = targets(['next', 'choice']);
  const otherwise = targets(['default']);
  const onError = targets(['catch']);
  const ends = state.fields['End'] === true || state.type === 'Succeed' || state.type === 'Fail';
  return [onward && `goes to ${onward}`, otherwise && `otherwise to ${otherwise}`, onError && `on error to ${onError}`, !onward && !otherwise && ends && 'ends'].filter((way) => typeof way === 'string' && way !== '') as string[]; // the filter keeps texts only
}

function scopesInWords(state: State, isCollapsed: boolean): string | undefined {
  if (state.scopes.length === 0) return undefined;
  const count = state.scopes.reduce((sum, scope) => sum + scope.states.length, 0);
  const states = count === 1 ? '1 state' : `${count} states`;
  const holds = state.type === 'Parallel' ? `${state.scopes.length === 1 ? '1 branch' : `${state.scopes.length} branches`} with ${states}` : `holds ${states}`;
  return isCollapsed ? `collapsed, ${holds}` : holds;
}

function problemsInWords(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? '1 problem' : `${count} problems`;
}
