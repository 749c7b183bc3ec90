import type { Machine, Scope, State, StateId, Transition } from '../../core/asl/model';

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
  /** Where it stands; undefined outside of all containers. */
  readonly inside?: Inside;
};

/** The container that a state stands in, and as what: each item of a Map, or one branch of a Parallel, from 1. */
export type Inside = { readonly name: string; readonly part: 'item' | number };

/** Where a scope stands; undefined for the workflow itself. */
export function insideOf(machine: Machine, scope: Scope | undefined): Inside | undefined {
  const owner = scope?.owner === undefined ? undefined : machine.states.get(scope.owner);
  if (!scope || !owner) return undefined;
  return { name: owner.name, part: owner.type === 'Parallel' ? owner.scopes.indexOf(scope) + 1 : 'item' };
}

/** Where a state stands; undefined outside of all containers. */
export function insideOfState(machine: Machine, id: StateId): Inside | undefined {
  const state = machine.states.get(id);
  return insideOf(machine, state && machine.scopes.get(state.scopeId));
}

/** Where something stands, as a phrase: `in ProcessOrder`, `in branch 2 of Both`. */
export function insideInWords({ name, part }: Inside): string {
  return part === 'item' ? `in ${name}` : `in branch ${part} of ${name}`;
}

/** What is begun or ended there: `the item`, `branch 2`. */
function runInWords({ part }: Inside): string {
  return part === 'item' ? 'the item' : `branch ${part}`;
}

/** The whole of a state in words: `Fetch order, Task, Lambda Invoke, goes to Which region?`. */
export function stateInWords(state: State, remarks: Remarks): string {
  const type = state.type ?? (state.typeText ? `unknown type ${state.typeText}` : 'no type');
  const [standing, ...facts] = remarks.status?.split(' · ') ?? [];
  const told = facts.filter((fact) => fact !== state.name);
  // What a container holds is counted below; what the run has said is not said twice.
  const says = remarks.subtitle
    .split(' · ')
    .filter((piece) => piece !== type && piece !== state.name && !told.includes(piece))
    .filter((piece) => state.scopes.length === 0 || !/^\d+ (branch(es)?|states?)$/.test(piece))
    .join(' ');
  const { inside } = remarks;
  const isFirst = inside !== undefined && remarks.comesFrom?.includes(start);
  const sources = inside ? remarks.comesFrom?.filter((name) => name !== start) : remarks.comesFrom;
  const ways = (remarks.ways ?? waysInWords(state)).map((way) =>
    way === 'ends' && inside ? `ends ${runInWords(inside)}` : way,
  );
  const parts = [
    state.name,
    standing,
    ...told,
    remarks.run && remarks.run.visits > 1 ? `visited ${remarks.run.visits} times` : undefined,
    remarks.run?.isSample ? 'answered with a sample' : undefined,
    type,
    says,
    inside && insideInWords(inside),
    scopesInWords(state, remarks.isCollapsed),
    isFirst ? (inside.part === 'item' ? 'starts each item' : `starts ${runInWords(inside)}`) : undefined,
    ...ways,
    sourcesInWords(sources ?? []),
    remarks.isUnreachable ? 'not reachable from the start' : undefined,
    state.broken ? 'its text is broken' : undefined,
    problemsInWords(remarks.problemCount),
  ];
  return parts.filter(Boolean).join(', ');
}

/** Where a state stands among the others, for who has just put it there; '' when nothing can be said of it. */
export function placeInWords(machine: Machine, state: State, sources: readonly string[]): string {
  const inside = insideOfState(machine, state.id);
  const parts = [inside && insideInWords(inside), sourcesInWords(sources), ...waysInWords(state)].filter(Boolean);
  return parts.length === 0 ? '' : `${state.name}: ${parts.join(', ')}.`;
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

/** What the source of the first state of a scope is called. */
const start = 'Start';

/** More sources than this are counted. */
const mostSources = 3;

function sourcesInWords(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const rest = names.length - mostSources;
  return `comes from ${names.slice(0, mostSources).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** So few states of a container are named; of more, it is said how many there are. */
const mostNamed = 3;

function scopesInWords(state: State, isCollapsed: boolean): string | undefined {
  if (state.scopes.length === 0) return undefined;
  const names = state.scopes.flatMap((scope) => scope.states.map(({ name }) => name));
  const count = names.length;
  const named = count > 0 && count <= mostNamed ? `: ${names.join(', ')}` : '';
  const states = `${count === 1 ? '1 state' : `${count} states`}${named}`;
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
