/**
 * The menus of states and arrows, the same on the canvas and in the outline.
 * All but a few entries are commands of the table.
 */
import type { Place } from '../../core/asl/edit/verb';
import type { ScopeId, StateId, TransitionId } from '../../core/asl/model';
import { keysOf } from '../commands/boundKeys';
import type { Command, CommandContext } from '../commands/command';
import { commandOf, runCommand } from '../commands/table';
import type { MenuEntry } from '../ui/Menu';
import { createMissing } from './createMissing';
import { fixEntries } from './fixEntries';
import type { Picker } from './picker';

/** What a menu needs: commands' context, and how to open a picker beside what it is about. */
export type MenuParts = { readonly context: CommandContext; readonly pick: (picker: Picker) => void };

/** An arrow as its menu knows it. An arrow to End has no property in the text, and so no id. */
export type MenuArrow = {
  readonly transitionId: TransitionId | undefined;
  readonly isStart: boolean;
  readonly place: Place;
  readonly title: string;
  /** The name that it leads to although no state has it, and the scope that it misses it in. */
  readonly missing?: { readonly name: string; readonly scopeId: ScopeId };
};

/** The menu of the selected states. What is asked of one state only is left out for several. */
export function stateMenu(ids: readonly StateId[], { context, pick }: MenuParts): readonly MenuEntry[] {
  const [id, ...others] = ids;
  const edit = commandEntries(
    [
      'state.move',
      'state.cut',
      'state.copy',
      'state.paste',
      'state.duplicate',
      '-',
      'state.wrapInParallel',
      'state.wrapInMap',
      'state.extract',
    ],
    context,
  );
  const remove = commandEntries(['-', 'state.remove'], context);
  if (id === undefined || others.length > 0) return [...edit, ...remove];
  const scopes = context.session.derived.machine().states.get(id)?.scopes.length ?? 0;
  return [
    ...fixEntries(context.session, id),
    ...commandEntries(['state.rename', 'state.addAfter', 'state.addBefore', 'state.connect'], context),
    { id: 'changeType', label: 'Change type…', onSelect: () => pick({ kind: 'changeType', stateId: id }) },
    'separator',
    ...edit,
    ...commandEntries(scopes === 0 ? [] : ['state.unwrap', 'state.addBranch', 'canvas.collapse'], context),
    ...remove,
  ];
}

/** The menu of the selected arrow. */
export function arrowMenu(
  { transitionId, isStart, place, title, missing }: MenuArrow,
  { context, pick }: MenuParts,
): readonly MenuEntry[] {
  const insert: MenuEntry = {
    id: 'insert',
    label: 'Insert a state here…',
    icon: 'plus',
    onSelect: () => pick({ kind: 'insert', place, title: `Insert on ${title}` }),
  };
  if (transitionId === undefined) return [insert];
  const reroute: MenuEntry = {
    id: 'reroute',
    label: 'Lead elsewhere…',
    onSelect: () => pick({ kind: 'connect', request: { kind: 'reroute', transitionId } }),
  };
  const create: readonly MenuEntry[] = missing
    ? [
        {
          id: 'create',
          label: `Create "${missing.name}"`,
          icon: 'plus',
          onSelect: () => void createMissing(context.session, missing.scopeId, missing.name),
        },
      ]
    : [];
  return [...create, insert, reroute, ...commandEntries(isStart ? [] : ['-', 'state.remove'], context)];
}

/** Commands as entries; `-` is a line between them. What cannot be done now stays, and says why. */
export function commandEntries(ids: readonly string[], context: CommandContext): readonly MenuEntry[] {
  return ids.flatMap((id): readonly MenuEntry[] => {
    if (id === '-') return ['separator'];
    const command = commandOf(id);
    return command ? [entryOf(command, context)] : [];
  });
}

function entryOf(command: Command, context: CommandContext): MenuEntry {
  const possible = command.when?.(context) ?? true;
  return {
    id: command.id,
    label: command.label,
    keys: keysOf(command, context.session.settingsStore.getState())[0],
    danger: command.id === 'state.remove',
    ...(possible !== true && { disabled: possible }),
    onSelect: () => void runCommand(command, context),
  };
}
