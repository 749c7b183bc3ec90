import type { State, Transition } from '../../core/asl/model';

/** What a reader of the screen is told of a state besides its name, type and quiet line. */
export type Remarks = {
  /** `Lambda · Invoke`, `waits 10 s`. */
  readonly subtitle: string;
  readonly problemCount: number;
  readonly isUnreachable: boolean;
  readonly isCollapsed: boolean;
  /** How it stands in the shown run, in words; undefined while editing. */
  readonly status: string | undefined;
  /** What else the shown run says of it: how often it was visited, and whether a sample answered it. */
  readonly run?: { readonly visits: number; readonly isSample: boolean };
  /** Where it goes, with conditions and errors; without them while the words for those are on their way. */
  readonly ways?: readonly string[];
  /** The states that lead to it, and `Start`. */
  readonly comesFrom?: readonly string[];
};

/** The whole of a state in words: `Fetch order, Task, Lambda Invoke, goes to Which region?`. */
export function stateInWords(state: State, remarks: Remarks): string {
  const type = state.type ?? (state.typeText ? `unknown type ${state.typeText}` : 'no type');
  const subtitle = remarks.subtitle.replaceAll(' · ', ' ');
  const says = subtitle && subtitle !== type ? subtitle.replace(new RegExp(`^${type} `), '') : undefined;
  const parts = [
    state.name,
    remarks.status?.replaceAll(' · ', ', '),
    remarks.run && remarks.run.visits > 1 ? `visited ${remarks.run.visits} times` : undefined,
    remarks.run?.isSample ? 'answered with a sample' : undefined,
    type,
    says,
    scopesInWords(state, remarks.isCollapsed),
    ...(remarks.ways ?? waysInWords(state)),
    sourcesInWords(remarks.comesFrom ?? []),
    remarks.isUnreachable ? 'not reachable from the start' : undefined,
    state.broken ? 'its text is broken' : undefined,
    problemsInWords(remarks.problemCount),
  ];
  return parts.filter(Boolean).join(', ');
}

/** Where a state goes, one phrase for each kind of way: short, for a line that is seen. */
export function waysInWords(state: State): readonly string[] {
  const targets = (kinds: readonly Transition['kind'][]): string =>
    state.transitions
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ targetName }) => targetName || 'nothing')
      .join(', ');
  const onward = targets(['next', 'choice']);
  const otherwise = targets(['default']);
  const onError = targets(['catch']);
  const ends = state.fields['End'] === true || state.type === 'Succeed' || state.type === 'Fail';
  return [
    onward && `goes to ${onward}`,
    otherwise && `otherwise to ${otherwise}`,
    onError && `on error to ${onError}`,
    !onward && !otherwise && ends && 'ends',
  ].filter((way) => typeof way === 'string' && way !== '') as string[]; // the filter keeps texts only
}

/** More sources than this are counted. */
const mostSources = 3;

function sourcesInWords(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const rest = names.length - mostSources;
  return `comes from ${names.slice(0, mostSources).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function scopesInWords(state: State, isCollapsed: boolean): string | undefined {
  if (state.scopes.length === 0) return undefined;
  const count = state.scopes.reduce((sum, scope) => sum + scope.states.length, 0);
  const states = count === 1 ? '1 state' : `${count} states`;
  const holds =
    state.type === 'Parallel'
      ? `${state.scopes.length === 1 ? '1 branch' : `${state.scopes.length} branches`} with ${states}`
      : `holds ${states}`;
  return isCollapsed ? `collapsed, ${holds}` : holds;
}

function problemsInWords(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? '1 problem' : `${count} problems`;
}
