import { stateTypes } from '../../core/asl/stateTypes';
import { copyStates } from '../../core/asl/edit/copyStates';
import { cutStates, removeStates } from '../../core/asl/edit/removeStates';
import type { VerbResult } from '../../core/asl/edit/verb';
import type { Machine } from '../../core/asl/model';
import { isFailed } from '../../core/base/result';
import { historyEntries } from '../../core/document/document';
import { applyVerb, applyVerbLater } from './applyVerb';
import type { Command, CommandContext } from './command';
import type { Session } from '../stores/session';
import { oneSelected, placeOfSelection, selectedIds, selectedStates } from './selected';

const needsStates = ({ session }: CommandContext): true | string =>
  selectedIds(session).length > 0 || 'Select a state first.';
const needsOne = ({ session }: CommandContext): true | string =>
  oneSelected(session) !== undefined || 'Select one state first.';

/** Changes of the workflow that work on what is selected, and the way back from them. */
export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['Mod+Z'],
    keysWork: 'anywhere',
    when: ({ session }) =>
      historyEntries(session.documentStore.getState().document).some(({ done }) => done) || 'Nothing to undo.',
    run: ({ session }) => void session.documentStore.undo(),
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    keysWork: 'anywhere',
    when: ({ session }) =>
      historyEntries(session.documentStore.getState().document).some(({ done }) => !done) || 'Nothing to redo.',
    run: ({ session }) => void session.documentStore.redo(),
  },
  {
    id: 'edit.history',
    label: 'Show undo history',
    group: 'Edit',
    keys: ['Mod+Alt+Z'],
    keysWork: 'anywhere',
    words: 'steps changes jump back',
    run: ({ session }) => session.selectionStore.openDialog('undoList'),
  },
  {
    id: 'state.remove',
    label: 'Delete selection',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    keysWork: 'canvas',
    words: 'remove erase',
    when: ({ session }) =>
      selectedIds(session).length > 0 ||
      session.selectionStore.getState().transition !== undefined ||
      'Select a state or an arrow first.',
    run: ({ session }) => {
      const { transition } = session.selectionStore.getState();
      const ids = selectedIds(session);
      if (transition === undefined) {
        if (applyVerb(session, (machine) => removeStates(machine, ids), 'canvas')) tellWhatWentAlong(session);
      } else
        void applyVerbLater(
          session,
          async () => {
            const { disconnect } = await import('../../core/asl/edit/connect');
            return (machine) => disconnect(machine, transition);
          },
          'canvas',
        );
    },
  },
  {
    id: 'state.duplicate',
    label: 'Duplicate selection',
    group: 'Edit',
    keys: ['Mod+D'],
    keysWork: 'canvas',
    when: needsStates,
    run: ({ session }) =>
      void applyVerbLater(
        session,
        async () => {
          const { duplicateStates } = await import('../../core/asl/edit/duplicateStates');
          return (machine) => duplicateStates(machine, selectedIds(session));
        },
        'canvas',
      ),
  },
  {
    id: 'state.rename',
    label: 'Rename state',
    group: 'Edit',
    keys: ['F2', 'R'],
    keysWork: 'canvas',
    when: needsOne,
    run: ({ session }) => {
      const state = oneSelected(session);
      if (state) session.canvas.current()?.startRename(state.id);
    },
  },
  {
    id: 'state.copy',
    label: 'Copy selection as ASL',
    group: 'Edit',
    keys: ['Mod+C'],
    keysWork: 'clipboard',
    when: needsStates,
    run: (context) => void copySelection(context, context.shell.say),
  },
  {
    id: 'state.cut',
    label: 'Cut selection',
    group: 'Edit',
    keys: ['Mod+X'],
    keysWork: 'clipboard',
    when: needsStates,
    run: (context) => void cutSelection(context),
  },
  {
    id: 'state.paste',
    label: 'Paste states',
    group: 'Edit',
    keys: ['Mod+V'],
    keysWork: 'clipboard',
    run: ({ session, shell }) =>
      void shell.readClipboard((text) => {
        void applyVerbLater(session, () => fetchPaste(session, text), 'canvas');
      }),
  },
  {
    id: 'select.all',
    label: 'Select all states',
    group: 'Edit',
    keys: ['Mod+A'],
    keysWork: 'canvas',
    run: ({ session }) => session.selectionStore.select(session.derived.machine().root.states.map((state) => state.id)),
  },
  ...(['Parallel', 'Map'] as const).map((type): Command => ({
    id: `state.wrapIn${type}`,
    label: `Wrap selection in a ${type}`,
    group: 'Edit',
    words: 'group container surround',
    when: needsStates,
    run: ({ session }) => {
      const ids = selectedIds(session);
      void applyVerbLater(
        session,
        async () => {
          const { wrapStates } = await import('../../core/asl/edit/wrapStates');
          return (machine) => wrapStates(machine, ids, type);
        },
        'canvas',
      );
    },
  })),
  {
    id: 'state.unwrap',
    label: 'Unwrap container',
    group: 'Edit',
    words: 'ungroup parallel map',
    when: ({ session }) => (oneSelected(session)?.scopes.length ?? 0) > 0 || 'Select a Parallel or a Map first.',
    run: ({ session }) => {
      const state = oneSelected(session);
      if (state)
        void applyVerbLater(
          session,
          async () => {
            const { unwrapState } = await import('../../core/asl/edit/unwrapState');
            return (machine) => unwrapState(machine, state.id);
          },
          'canvas',
        );
    },
  },
  {
    id: 'state.extract',
    label: 'Extract to a nested workflow',
    group: 'Edit',
    words: 'separate startExecution reuse',
    // The Task waits for the nested workflow by `.sync`, which the service refuses in Express workflows.
    when: (context) =>
      context.session.documentStore.getState().type === 'EXPRESS'
        ? 'An Express workflow cannot wait for another one. Copy it as Standard first.'
        : needsStates(context),
    run: ({ session, shell }) => {
      const states = selectedStates(session);
      const name = states.length === 1 ? (states[0]?.name ?? '') : `Nested in ${session.documentStore.getState().name}`;
      let extracted: string | undefined;
      const fetchVerb = async () => {
        const { extractToNestedWorkflow } = await import('../../core/asl/edit/extractToNestedWorkflow');
        return (machine: Machine): VerbResult => {
          const result = extractToNestedWorkflow(
            machine,
            states.map(({ id }) => id),
          );
          ({ extracted } = result);
          return result;
        };
      };
      void applyVerbLater(session, fetchVerb, 'canvas').then(
        (done) => done && extracted !== undefined && shell.keepWorkflow(name, extracted),
      );
    },
  },
  ...stateTypes.map((type): Command => ({
    id: `state.changeTo${type}`,
    label: `Change type to ${type}`,
    group: 'Edit',
    when: ({ session }) => {
      const state = oneSelected(session);
      if (!state) return 'Select one state first.';
      return state.type !== type || `"${state.name}" is a ${type} already.`;
    },
    run: ({ session }) => {
      const [state] = selectedStates(session);
      // It reads the table of all fields, which nothing else on the first screen does.
      if (state)
        void applyVerbLater(
          session,
          async () => {
            const { changeType } = await import('../../core/asl/edit/changeType');
            return (machine) => changeType(machine, state.id, type);
          },
          'canvas',
        );
    },
  })),
];

/** The verb that pastes a text. Anything but an object in JSON may be YAML, whose reader comes with the first of it. */
async function fetchPaste(session: Session, text: string): Promise<(machine: Machine) => VerbResult> {
  const { pasteStates } = await import('../../core/asl/edit/pasteStates');
  if (!text.trimStart().startsWith('{')) (await import('../../core/document/yaml')).enableYaml();
  return (machine) => pasteStates(machine, placeOfSelection(session), text);
}

/**
 * Takes away what is on the clipboard then, and nothing else: the browser may
 * refuse to copy, and takes its time to ask.
 */
async function cutSelection(context: CommandContext): Promise<void> {
  const { session } = context;
  const ids = selectedIds(session);
  const { document } = session.documentStore.getState();
  if (!(await copySelection(context))) return;
  if (session.documentStore.getState().document.text === document.text)
    applyVerb(session, (machine) => cutStates(machine, ids), 'canvas');
  else
    session.noticesStore.show({
      tone: 'info',
      text: 'The workflow was changed while it was copied from. Nothing was cut.',
    });
}

/** Puts the selection on the clipboard and says so, or why it cannot be copied. Gives whether it was. */
async function copySelection({ session, shell }: CommandContext, say?: (words: string) => void): Promise<boolean> {
  const states = selectedStates(session);
  const copied = copyStates(
    session.derived.machine(),
    states.map(({ id }) => id),
  );
  if (isFailed(copied)) {
    session.noticesStore.show({ tone: 'warning', text: copied.error, untilChange: true });
    return false;
  }
  const isCopied = await shell.writeClipboard(copied.text);
  const [only, ...others] = states;
  if (isCopied && only) say?.(others.length > 0 ? `Copied ${states.length} states.` : `Copied "${only.name}".`);
  return isCopied;
}

/** Says what a deletion took along, which may have been out of view, with the way back. */
function tellWhatWentAlong({ documentStore, noticesStore }: Session): void {
  const label = documentStore.getState().document.history.done.at(-1)?.label ?? '';
  const [, what] = /^Delete (.* that only (?:it|they) led to)$/.exec(label) ?? [];
  if (what === undefined) return;
  noticesStore.show({
    tone: 'info',
    text: `Deleted ${what}.`,
    untilChange: true,
    command: { id: 'edit.undo', label: 'Undo' },
  });
}
