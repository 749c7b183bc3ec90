import { fail, ok, type Result } from '../core/base/result';
import type { Database } from '../shell/keep/database';
import type { Keeper } from '../shell/keep/keeper';
import { keepDrafts } from '../shell/keep/keptDrafts';
import { listLivePages } from '../shell/keep/livePages';
import type { OtherTabs } from '../shell/keep/otherTabs';
import type { PageStorage } from '../shell/keep/pageStorage';
import type { RunRecording } from '../shell/keep/recordRuns';
import { createRunsStore, type RunsStore } from '../shell/stores/runsStore';
import { createSession } from '../shell/stores/session';
import type { RulesStore } from '../shell/stores/rulesStore';
import { noticesOf, type NoticesStore } from '../shell/stores/noticesStore';
import type { SettingsStore } from '../shell/stores/settingsStore';
import type { WorkspaceStore } from '../shell/stores/workspaceStore';
import type { Runner } from '../shell/worker/client';
import { leaveField } from '../shell/ui/leaveField';
import { afterPaint } from './afterPaint';
import type { NotOpened, OpeningWatch, OpenSession } from './appParts';
import { startAutosave } from '../shell/keep/autosave';
import { bindWorld } from './bindWorld';
import { bringRules } from './bringRules';
import { describeDocument } from '../shell/keep/library';
import { fetchBackground } from './fetchBackground';
import { loadSyntax } from './loadSyntax';
import { tellJudgement } from './openFiles';
import { tellAutosave } from './tellAutosave';
import { startTellingLastRun } from '../shell/keep/tellLastRun';
import { watchForSdkCalls } from './watchForSdkCalls';
import { warmUp } from './warmUp';

/** What opening works with: the shared stores, and the world outside. */
export type OpeningParts = {
  readonly keeper: Keeper;
  readonly database: Database;
  readonly storage: PageStorage;
  readonly pageId: string;
  readonly tabs: OtherTabs;
  readonly runner: Runner;
  readonly settingsStore: SettingsStore;
  readonly noticesStore: NoticesStore;
  readonly rulesStore: RulesStore;
  readonly workspaceStore: WorkspaceStore;
  readonly nowMs: () => number;
  readonly newId: () => string;
};

/**
 * Opens a kept workflow as it was left: text, undo history, runs, input. Fails
 * when it is not kept here or cannot be read.
 */
export async function openSession(
  id: string,
  shared: OpeningParts,
  watch: OpeningWatch,
): Promise<Result<OpenSession, NotOpened>> {
  const parts = { ...shared, noticesStore: noticesOf(shared.noticesStore, id) };
  const { keeper, settingsStore, noticesStore, rulesStore, workspaceStore, nowMs, runner } = parts;
  const keptWorld = bindWorld(id, parts.database, keeper);
  const restoring = restoreRuns(id, parts);
  const loaded = await keeper.load(id);
  if (!loaded.ok) return fail({ kind: 'unread', reason: loaded.error.reason });
  if (loaded.value.kind !== 'found') return fail(loaded.value);
  const { document: kept, entry: known, isUnsaved, isWhole } = loaded.value;
  await loadSyntax(kept.document.syntax);
  const runsStore = createRunsStore({
    runner,
    nowMs,
    seed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    onNextFrame,
    keptWorld: keptWorld.port,
  });
  // A new workflow has no runs, and one that the storage does not take is opened without waiting for it.
  const restore = isUnsaved
    ? await Promise.race([restoring, afterMs(kept.revision === 0 ? 0 : 2_000)])
    : await restoring;
  if (!isUnsaved) await keptWorld.opened;
  restore?.(runsStore);
  if (kept.inputText) runsStore.remember(kept.inputText);
  if (kept.placeholderValues) runsStore.restorePlaceholders(kept.placeholderValues);
  const background = fetchBackground();
  const session = createSession({
    ...kept,
    runsStore,
    settingsStore,
    noticesStore,
    rulesStore,
    nowMs,
    afterPaint,
    background,
  });
  const drafts = keepDrafts(id, session.draftsStore, parts.storage);
  await warmUp(session, watch);
  if (!watch.wanted.aborted) tellJudgement(id, session.derived.tree(), shared.noticesStore);
  bringRules(rulesStore, noticesStore);
  workspaceStore.setOtherTab(false);
  if (!isWhole)
    noticesStore.show({
      tone: 'warning',
      sticky: true,
      text: 'A part of what was kept of this workflow could not be read: its undo history. The text is whole.',
    });

  const entry = known ?? {
    id,
    name: kept.name,
    type: kept.type,
    createdMs: nowMs(),
    updatedMs: nowMs(),
    ...describeDocument(kept.document),
  };
  const telling = tellAutosave(id, noticesStore);
  const autosave = startAutosave({
    session,
    entry,
    revision: kept.revision,
    isUnsaved,
    keeper,
    tabs: parts.tabs,
    workspaceStore,
    nowMs,
    newId: parts.newId,
    leaveField,
    tell: telling.tell,
  });
  // After the autosave, which leaves the field: what it took over is no draft any more.
  const stopDrafts = keeper.listen(({ kind }) => kind === 'leaving' && drafts.flush());
  const recording = recordRuns(id, runsStore, parts);
  const stopTelling = startTellingLastRun(session, keeper, workspaceStore);
  const stopWatching = watchForSdkCalls(session);
  // A change, and another selection, is another situation: what could not be done before is not news any more.
  const forget = (): void =>
    noticesStore.dismissWhere(({ workflowId, untilChange }) => untilChange === true && workflowId === id);
  const stopForgetting = [
    session.documentStore.subscribe(({ document }, before) => document !== before.document && forget()),
    session.selectionStore.subscribe(({ states, transition }, before) => {
      if (states !== before.states || transition !== before.transition) forget();
    }),
  ];
  const stopDock = runsStore.subscribe(({ runs }, before) => {
    if (runs.length > before.runs.length && session.selectionStore.getState().dockTab === undefined)
      session.selectionStore.openDock('timeline');
  });
  return ok({
    session,
    close: async () => {
      stopTelling();
      telling.stop();
      stopDrafts();
      stopWatching();
      stopDock();
      for (const stop of stopForgetting) stop();
      noticesStore.dismissWhere(({ workflowId }) => workflowId === id);
      const recorded = recording.stop();
      background.end();
      runsStore.close();
      await Promise.all([autosave.stop(), recorded, keptWorld.stop()]);
      drafts.stop();
    },
  });
}

/** Reads the runs of a workflow; the result puts them into the store. What could not be read is told. */
async function restoreRuns(
  id: string,
  { database, noticesStore }: OpeningParts,
): Promise<(runsStore: RunsStore) => void> {
  try {
    const [{ readRuns }, livePages] = await Promise.all([import('../shell/keep/readRuns'), listLivePages()]);
    const read = await readRuns(database, id, livePages);
    return (runsStore) => {
      if (!read.ok) return;
      runsStore.restore(read.value.runs);
      const { unreadableCount } = read.value;
      if (unreadableCount > 0)
        noticesStore.show({
          tone: 'warning',
          sticky: true,
          text: `${unreadableCount === 1 ? '1 earlier run' : `${unreadableCount} earlier runs`} of this workflow could not be read and ${unreadableCount === 1 ? 'is' : 'are'} set aside. The workflow and its other runs are whole.`,
        });
    };
  } catch {
    return () =>
      noticesStore.show({
        tone: 'warning',
        text: 'Earlier runs are not listed: the script that reads them could not be fetched. Reload the page once the connection is back.',
      });
  }
}

/** Records the runs that are started from now on, as soon as the script for it is there. */
function recordRuns(
  workflowId: string,
  runsStore: RunsStore,
  { keeper, database, pageId, newId, noticesStore }: OpeningParts,
): { readonly stop: () => Promise<void> } {
  const known = new Set(runsStore.getState().runs.map((run) => run.id));
  const recording: Promise<RunRecording | undefined> = import('../shell/keep/recordRuns').then(
    ({ startRecordingRuns }) =>
      startRecordingRuns({
        runsStore,
        known,
        workflowId,
        pageId,
        database,
        newId,
        onUnkept: ({ number }) =>
          noticesStore.show({
            tone: 'warning',
            sticky: true,
            text: `Run ${number} is not kept: the storage of this browser is full. It can be looked at until this page is closed.`,
          }),
        onUnread: ({ number }) =>
          noticesStore.show({
            tone: 'warning',
            text: `The history of run ${number} is not in the storage of this browser any more. What is known of the run as a whole is shown.`,
          }),
      }),
    () =>
      void noticesStore.show({
        tone: 'warning',
        text: 'Runs are not kept at the moment: the script that records them could not be fetched. Reload the page once the connection is back.',
      }),
  );
  const stopListening = keeper.listen((news) => {
    if (news.kind === 'lost') void recording.then((started) => started?.rewrite());
    else if (news.kind === 'leaving' || (news.kind === 'health' && !news.trouble))
      void recording.then((started) => started?.flush());
  });
  return {
    stop: async () => {
      stopListening();
      await (await recording)?.stop();
    },
  };
}

function afterMs(delayMs: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), delayMs));
}

/** Calls back before the next frame, or soon where frames do not come because the page is not seen. */
function onNextFrame(callback: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(callback);
  else setTimeout(callback, 100);
}
