/**
 * What people who hear the page are told of what happens: a table from what happened to a sentence. What a person does
 * to a control is said by the control itself; here stands what happens elsewhere, and what it came to.
 */
import { unreachable } from '../core/base/invariant';
import { sayDuration } from '../core/base/sayDuration';

/** Something that happened in the workbench, with all that is said of it. */
export type Happening =
  | { readonly kind: 'opened'; readonly name: string; readonly states: number }
  /** `place`: where what was added or moved stands now, as a sentence of its own. */
  | {
      readonly kind: 'changed' | 'undone' | 'redone';
      readonly labels: readonly string[];
      readonly place?: string;
    }
  /** The problems before and after; the message of a single new one. */
  | {
      readonly kind: 'problems';
      readonly gained: number;
      readonly lost: number;
      readonly left: number;
      readonly only?: string;
    }
  | { readonly kind: 'runStarted'; readonly run: number }
  /**
   * The state that a paused run stands before, or in; neither while it has not
   * begun. `ended`: what ended badly since it last stood.
   */
  | { readonly kind: 'paused'; readonly before?: string; readonly inside?: string; readonly ended: readonly BadEnd[] }
  | { readonly kind: 'waits'; readonly state: string; readonly isActivity: boolean }
  | {
      readonly kind: 'runEnded';
      readonly run: number;
      readonly status: EndStatus;
      readonly durationMs?: number;
      readonly state?: string;
      readonly reason?: string;
    }
  | { readonly kind: 'folded' | 'unfolded'; readonly state: string }
  | { readonly kind: 'selected'; readonly count: number }
  /** A run was chosen to be looked at, or is not looked at any more. */
  | { readonly kind: 'runShown' | 'runLeft'; readonly run: number; readonly status?: EndStatus }
  | { readonly kind: 'dock'; readonly tab: string | undefined }
  | { readonly kind: 'setting'; readonly words: string };

/** How a run can end, the way the service says it, or that it was not begun or lost. */
export type EndStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'refused' | 'lost';

/** A visit that did not succeed. */
export type BadEnd = {
  readonly state: string;
  readonly status: 'failed' | 'timedOut' | 'caught' | 'aborted' | 'retrying';
  readonly error?: string;
};

/** The sentence for what happened; '' when nothing is said of it. */
export function sayHappening(happening: Happening): string {
  switch (happening.kind) {
    case 'opened':
      return `${happening.name} is open, ${happening.states === 1 ? '1 state' : `${happening.states} states`}.`;
    case 'changed':
      return happening.labels.map(pastOf).join(' ');
    case 'undone':
    case 'redone':
      return sayTravel(happening.kind === 'undone' ? 'Undone' : 'Redone', happening.labels);
    case 'problems':
      return sayProblems(happening);
    case 'runStarted':
      return `Run ${happening.run} started.`;
    case 'paused':
      return [...happening.ended.map(sayBadEnd), sayPaused(happening)].join(' ');
    case 'waits':
      return `${happening.state} waits for ${happening.isActivity ? 'a worker' : 'an answer'}.`;
    case 'runEnded':
      return sayEnd(happening);
    case 'folded':
      return `Collapsed ${happening.state}.`;
    case 'unfolded':
      return `Expanded ${happening.state}.`;
    case 'selected':
      return `${happening.count} states selected.`;
    case 'runShown':
      return `Run ${happening.run} is shown${happening.status === undefined ? '' : `: it ${ends[happening.status]}`}.`;
    case 'runLeft':
      return `Back to editing, run ${happening.run} is left.`;
    case 'dock':
      return happening.tab === undefined ? 'Dock closed.' : `Dock opened: ${happening.tab}.`;
    case 'setting':
      return `${happening.words}.`;
    default:
      return unreachable(happening);
  }
}

/** The verbs that labels of changes begin with, and how they are told once it is done. */
const pasts: Readonly<Record<string, string>> = {
  Add: 'Added',
  Change: 'Changed',
  Connect: 'Connected',
  Copy: 'Copied',
  Create: 'Created',
  Cut: 'Cut',
  Delete: 'Deleted',
  Duplicate: 'Duplicated',
  Extract: 'Extracted',
  Format: 'Formatted',
  Lead: 'Led',
  Make: 'Made',
  Move: 'Moved',
  Paste: 'Pasted',
  Remove: 'Removed',
  Rename: 'Renamed',
  Set: 'Set',
  Unwrap: 'Unwrapped',
  Wrap: 'Wrapped',
};

/** A change as it is told when it is done: `Rename "A" to "B"` is `Renamed "A" to "B".` */
export function pastOf(label: string): string {
  const [verb = '', ...rest] = label.split(' ');
  return Object.hasOwn(pasts, verb) ? `${[pasts[verb], ...rest].join(' ')}.` : `Done: ${label}.`;
}

function sayTravel(word: string, labels: readonly string[]): string {
  const last = labels.at(-1);
  if (last === undefined) return '';
  return labels.length === 1 ? `${word}: ${last}.` : `${word}: ${labels.length} changes, the last ${last}.`;
}

function sayProblems({ gained, lost, left, only }: Extract<Happening, { kind: 'problems' }>): string {
  if (gained === 1) return only === undefined ? '1 new problem.' : `1 new problem: ${only}`;
  if (gained > 1) return `${gained} new problems.`;
  if (lost === 0) return '';
  if (left === 0) return 'No problems left.';
  return `${lost} ${lost === 1 ? 'problem' : 'problems'} less, ${left} left.`;
}

function sayPaused({ before, inside }: Extract<Happening, { kind: 'paused' }>): string {
  if (before !== undefined) return `Paused before ${before}.`;
  return inside === undefined ? 'Paused at the start.' : `Paused in ${inside}.`;
}

const badEnds: Readonly<Record<BadEnd['status'], string>> = {
  failed: 'failed',
  timedOut: 'timed out',
  caught: 'failed, and the error was caught',
  aborted: 'was aborted',
  retrying: 'failed, and will be retried',
};

function sayBadEnd({ state, status, error }: BadEnd): string {
  return `${state} ${badEnds[status]}${error === undefined ? '' : `: ${error}`}.`;
}

const ends: Readonly<Record<EndStatus, string>> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timed out',
  ABORTED: 'was aborted',
  refused: 'could not be started',
  lost: 'was lost',
};

function sayEnd({ run, status, durationMs, state, reason }: Extract<Happening, { kind: 'runEnded' }>): string {
  const place = state === undefined ? '' : ` in ${state}`;
  const time = status === 'SUCCEEDED' && durationMs !== undefined ? ` after ${sayDuration(durationMs)}` : '';
  // An error that is called as its state has been named with it.
  const news = state !== undefined && reason?.startsWith(`${state}: `) ? reason.slice(state.length + 2) : reason;
  const why = news === undefined || news === state || status === 'SUCCEEDED' ? '.' : `: ${endSentence(news)}`;
  return `Run ${run} ${ends[status]}${place}${time}${why}`;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
