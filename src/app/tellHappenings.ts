/** Listens to an open workflow and says what happens in it, as `sayHappening` puts it. */
import type { Problem } from '../core/asl/problem';
import type { StateId } from '../core/asl/model';
import { optional } from '../core/base/optional';
import { historyEntries, type StepDocument } from '../core/document/document';
import { failingVisit } from '../core/history/failingVisit';
import type { RunView, Visit } from '../core/history/runView';
import { placeInWords } from '../shell/pickers/stateInWords';
import { comesFrom } from '../shell/stores/comesFrom';
import { elapsedMs, runViewOf, shownRun } from '../shell/stores/runViews';
import type { Run } from '../shell/stores/runsStore';
import type { Session } from '../shell/stores/session';
import type { Settings } from '../shell/stores/settingsStore';
import { announce, typingPauseMs } from '../shell/ui/announce';
import { sayHappening, type BadEnd, type Happening } from './sayHappening';

/** A step of a run comes in several messages: it is spoken of when they have come. */
const stepMs = 150;

/** Begins to tell what happens in a session. Returns how to stop. */
export function tellHappenings(session: Session): () => void {
  announce(sayHappening({ kind: 'opened', ...openedAs(session) }));
  const stops = [tellChanges(session), tellProblems(session), tellRuns(session), tellLooks(session)];
  return () => stops.forEach((stop) => stop());
}

function openedAs({ documentStore, derived }: Session): { readonly name: string; readonly states: number } {
  return { name: documentStore.getState().name, states: derived.machine().states.size };
}

/** What is said of a happening; where what was added stands is a saying of its own. */
function saidOf(happening: Happening): readonly string[] {
  const place = happening.kind === 'changed' ? (happening.place ?? '') : '';
  return [sayHappening(happening), place].filter((words) => words !== '');
}

/** Says something after a pause; what is said of the same later takes its place. */
function createPausedTeller(pauseMs: number): {
  tell: (happening: () => Happening | undefined, afterMs?: number) => void;
  stop: () => void;
} {
  let takeBack: () => void = () => undefined;
  let timer: number | undefined;
  const stop = (): void => {
    window.clearTimeout(timer);
    takeBack();
  };
  return {
    tell: (happening, afterMs = pauseMs) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const now = happening();
        const takeBacks = now ? saidOf(now).map((words) => announce(words)) : [];
        takeBack = () => takeBacks.forEach((take) => take());
      }, afterMs);
    },
    stop,
  };
}

/** The changes after which states stand somewhere else than before. */
const putsStates = /^(Add|Duplicate|Move|Paste) /;

/** Where the one selected state stands; '' when there is none, or several. */
function placeOfSelected({ derived, selectionStore }: Session): string {
  const [id, ...others] = selectionStore.getState().states;
  const machine = derived.machine();
  const state = id === undefined || others.length > 0 ? undefined : machine.states.get(id);
  return state ? placeInWords(machine, state, comesFrom(machine).get(state.id) ?? []) : '';
}

/** What was done, undone and done again; not what is typed into the code, which the editor speaks of itself. */
function tellChanges(session: Session): () => void {
  const { documentStore } = session;
  const teller = createPausedTeller(0);
  const unsubscribe = documentStore.subscribe(({ document, lastChange }, before) => {
    if (document === before.document || lastChange === before.lastChange || !lastChange) return;
    const { origin } = lastChange;
    if (origin === 'import') return;
    if (origin === 'undo') return teller.tell(() => travelBetween(before.document, document));
    const label = document.history.done.at(-1)?.label;
    const isTyped = document.history.done.at(-1)?.joinKey !== undefined;
    if (label === undefined || (origin === 'text' && isTyped)) return;
    teller.tell(
      () => ({
        kind: 'changed',
        labels: [label],
        ...(putsStates.test(label) ? { place: placeOfSelected(session) } : {}),
      }),
      isTyped ? typingPauseMs : 0,
    );
  });
  return () => {
    unsubscribe();
    teller.stop();
  };
}

/** What an undo or redo went over: the entries that are done in one of two documents and not in the other. */
function travelBetween(before: StepDocument, after: StepDocument): Happening {
  const isUndo = after.history.done.length < before.history.done.length;
  const [from, to] = isUndo ? [after, before] : [before, after];
  const gone = historyEntries(to)
    .filter(({ done }) => done)
    .slice(from.history.done.length)
    .map(({ label }) => label);
  return { kind: isUndo ? 'undone' : 'redone', labels: isUndo ? gone.reverse() : gone };
}

/** How many problems were gained or lost, once the work pauses. */
function tellProblems({ foundProblems, settingsStore }: Session): () => void {
  const teller = createPausedTeller(typingPauseMs);
  let told: readonly Problem[] | undefined;
  const shown = (): readonly Problem[] => {
    const { all } = foundProblems.getState();
    return settingsStore.getState().hints ? all : all.filter(({ severity }) => severity !== 'hint');
  };
  const look = (): Happening | undefined => {
    if (!foundProblems.getState().machine) return undefined;
    const [before, now] = [told, shown()];
    told = now;
    return before && differenceOf(before, now);
  };
  const unsubscribe = foundProblems.subscribe(() => teller.tell(look, told ? typingPauseMs : 0));
  look();
  return () => {
    unsubscribe();
    teller.stop();
  };
}

/**
 * What problems came and went. A problem is the same one as long as it says the same, wherever its state has moved to.
 */
function differenceOf(before: readonly Problem[], now: readonly Problem[]): Happening | undefined {
  const left = new Map<string, number>();
  for (const problem of before) left.set(keyOf(problem), (left.get(keyOf(problem)) ?? 0) + 1);
  const gained = now.filter((problem) => {
    const count = left.get(keyOf(problem)) ?? 0;
    if (count > 0) left.set(keyOf(problem), count - 1);
    return count === 0;
  });
  const lost = before.length - (now.length - gained.length);
  // The same number of others: a problem whose words have changed with what is typed is no news.
  if (gained.length === 0 && lost === 0) return undefined;
  return {
    kind: 'problems',
    gained: gained.length,
    lost,
    left: now.length,
    ...(gained.length === 1 && gained[0] ? { only: gained[0].message } : {}),
  };
}

function keyOf({ code, message }: Problem): string {
  return `${code} ${message}`;
}

/** How the shown run goes: its start, what it waits for, where it stands while it is paused, its end. */
function tellRuns({ runsStore }: Session): () => void {
  const teller = createPausedTeller(stepMs);
  let eventsTold = 0;
  const unsubscribe = runsStore.subscribe((state, before) => {
    const run = shownRun(state);
    const last = run && before.runs.find(({ id }) => id === run.id);
    const shownBefore = shownRun(before);
    if (!run && shownBefore) announce(sayHappening({ kind: 'runLeft', run: shownBefore.number }));
    if (!run) return;
    if (last && shownBefore?.id !== run.id) announce(sayHappening(shownNow(run)));
    if (run === last) return;
    if (!last) {
      eventsTold = 0;
      if (run.phase.kind === 'going' && !before.runs.some(({ id }) => id === run.id))
        announce(sayHappening({ kind: 'runStarted', run: run.number }));
    }
    if (run.phase.kind !== 'going') {
      if (last?.phase.kind === 'going') {
        teller.stop();
        announce(sayHappening(endOf(run)));
      }
      return;
    }
    const [task] = run.waiting;
    if (task && last?.waiting[0]?.token !== task.token)
      announce(sayHappening({ kind: 'waits', state: task.stateName, isActivity: task.isActivity === true }));
    const isStep =
      run.phase.paused &&
      !run.phase.stopping &&
      (run.events !== last?.events || last.phase.kind !== 'going' || !last.phase.paused);
    if (!isStep) return;
    const since = eventsTold;
    teller.tell(() => {
      const now = runsStore.getState().runs.find(({ id }) => id === run.id);
      if (now?.phase.kind !== 'going' || !now.phase.paused) return undefined;
      eventsTold = now.view.eventCount;
      return standsAt(now, since);
    });
  });
  return () => {
    unsubscribe();
    teller.stop();
  };
}

/** Where a paused run stands: before a state that was only just entered, or in one whose work goes on. */
function standsAt(run: Run, sinceEvent: number): Happening {
  const { visits } = runViewOf(run);
  const ended: BadEnd[] = [];
  let open: Visit | undefined;
  for (const visit of visits.values()) {
    if (visit.exitedMs === undefined) open = visit;
    const isNews = visit.eventIds.some((id) => id > sinceEvent);
    if (isNews && isBadEnd(visit.status))
      ended.push({
        state: visit.stateName,
        status: visit.status,
        ...optional({ error: visit.error }),
      });
  }
  if (!open) return { kind: 'paused', ended };
  const isOnlyEntered = open.eventIds.length === 1;
  return { kind: 'paused', ended, ...(isOnlyEntered ? { before: open.stateName } : { inside: open.stateName }) };
}

function isBadEnd(status: Visit['status']): status is BadEnd['status'] {
  return status !== 'inProgress' && status !== 'succeeded';
}

/** That a run is looked at again. */
function shownNow(run: Run): Happening {
  const ended = run.phase.kind === 'going' ? undefined : endOf(run);
  return {
    kind: 'runShown',
    run: run.number,
    ...(ended?.kind === 'runEnded' ? { status: ended.status } : {}),
  };
}

function endOf(run: Run): Happening {
  const { phase, number } = run;
  if (phase.kind === 'refused' || phase.kind === 'lost')
    return { kind: 'runEnded', run: number, status: phase.kind, reason: phase.reason };
  const view: RunView = runViewOf(run);
  const status = view.status === 'RUNNING' ? 'ABORTED' : view.status;
  const state = failingVisit(view)?.stateName;
  const reason = [view.error, view.cause].filter(Boolean).join(': ');
  return {
    kind: 'runEnded',
    run: number,
    status,
    durationMs: elapsedMs(run),
    ...optional({ state }),
    ...(reason === '' ? {} : { reason }),
  };
}

/** What changes of how the workflow is looked at, where the control that did it does not say it itself. */
function tellLooks({ selectionStore, settingsStore, derived }: Session): () => void {
  const nameOf = (id: StateId): string => derived.machine().states.get(id)?.name ?? '';
  const stops = [
    selectionStore.subscribe(({ dockTab }, before) => {
      if ((dockTab === undefined) === (before.dockTab === undefined)) return;
      announce(sayHappening({ kind: 'dock', tab: dockTab && dockTabs[dockTab] }));
    }),
    selectionStore.subscribe(({ collapsed, states }, before) => {
      // Ids are followed through changes of the text: only what a person does counts.
      const folded =
        collapsed.length > before.collapsed.length ? collapsed.find((id) => !before.collapsed.includes(id)) : undefined;
      const unfolded =
        collapsed.length < before.collapsed.length ? before.collapsed.find((id) => !collapsed.includes(id)) : undefined;
      if (folded !== undefined && nameOf(folded) !== '')
        announce(sayHappening({ kind: 'folded', state: nameOf(folded) }));
      if (unfolded !== undefined && nameOf(unfolded) !== '')
        announce(sayHappening({ kind: 'unfolded', state: nameOf(unfolded) }));
      if (states.length > 1 && states.length !== before.states.length)
        announce(sayHappening({ kind: 'selected', count: states.length }));
    }),
    settingsStore.subscribe((now, before) => {
      for (const words of settingsInWords(now, before)) announce(sayHappening({ kind: 'setting', words }));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

const themes = { light: 'Light theme', dark: 'Dark theme', system: 'Theme as the system' } as const;
const dockTabs = {
  problems: 'Problems',
  runs: 'Runs',
  table: 'Table',
  events: 'Events',
  timeline: 'Timeline',
} as const;
const panes: Readonly<Record<string, string>> = { left: 'Palette', right: 'Inspector and code' };

/** The settings that commands switch, in words. */
export function settingsInWords(now: Settings, before: Settings): readonly string[] {
  const said: string[] = [];
  if (now.theme !== before.theme) said.push(themes[now.theme]);
  if (now.direction !== before.direction)
    said.push(now.direction === 'down' ? 'Laid out top down' : 'Laid out left to right');
  if (now.minimap !== before.minimap) said.push(`Minimap ${now.minimap ? 'shown' : 'hidden'}`);
  if (now.hints !== before.hints) said.push(`Hints ${now.hints ? 'shown' : 'hidden'}`);
  if (now.tabIndents !== before.tabIndents)
    said.push(now.tabIndents ? 'Tab indents in the code' : 'Tab leaves the code');
  if (now.singleKeys !== before.singleKeys) said.push(`Single keys ${now.singleKeys ? 'on' : 'off'}`);
  for (const [pane, name] of Object.entries(panes)) {
    const isFolded = now.foldedPanes.includes(pane);
    if (isFolded !== before.foldedPanes.includes(pane)) said.push(`${name} ${isFolded ? 'hidden' : 'shown'}`);
  }
  return said;
}
