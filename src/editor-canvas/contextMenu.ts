import type { Command, CommandContext } from '../commands/command';
import { commandOf, runCommand } from '../commands/table';
import { unreachable } from '../base/invariant';
import type { StateId } from '../asl/model';
import type { Graph } from '../graph/graph';
import type { MenuEntry } from '../ui/Menu';
import type { MenuTarget, OpenOverlay } from './canvasOverlay';
import type { DrawnEdge } from './drawEdges';

/** What the menu needs besides the commands: the arrow it is about, and how to open what only the canvas has. */
export type MenuParts = { readonly context: CommandContext; readonly open: OpenOverlay; readonly graph: Graph; readonly drawn: DrawnEdge | undefined };

/** The entries of the canvas's menu for what was pressed. All but a few are commands of the table. */
export function menuEntries(target: MenuTarget, parts: MenuParts): readonly MenuEntry[] {
  switch (target.kind) {
    case 'states':
      return stateEntries(target.ids, parts);
    case 'arrow':
      return arrowEntries(parts);
    case 'canvas':
      return commandEntries(['state.addAfter', 'state.paste', 'select.all', '-', 'canvas.fit', 'canvas.direction', 'canvas.minimap', '-', 'file.svg', 'file.png'], parts.context);
    default:
      return unreachable(target);
  }
}

function stateEntries(ids: readonly StateId[], { context, open }: MenuParts): readonly MenuEntry[] {
  const [id, ...others] = ids;
  const edit = commandEntries(['state.cut', 'state.copy', 'state.paste', 'state.duplicate', '-', 'state.wrapInParallel', 'state.wrapInMap'], context);
  const remove = commandEntries(['-', 'state.remove'], context);
  if (id === undefined || others.length > 0) return [...edit, ...remove];
  const scopes = context.session.derived.machine().states.get(id)?.scopes.length ?? 0;
  const container = scopes === 0 ? [] : ['state.unwrap', 'state.addBranch', 'canvas.collapse'];
  return [
    ...commandEntries(['state.rename', 'state.addAfter', 'state.addBefore', 'state.connect'], context),
    { id: 'changeType', label: 'Change type…', onSelect: () => open({ kind: 'changeType', stateId: id }) },
    'separator',
    ...edit,
    ...commandEntries(container, context),
    ...remove,
  ];
}

function arrowEntries({ context, open, drawn }: MenuParts): readonly MenuEntry[] {
  if (!drawn) return [];
  const { edge, title, plus, place } = drawn;
  const { transitionId } = edge;
  const insert: MenuEntry = { id: 'insert', label: 'Insert a state here…', icon: 'plus', onSelect: () => open({ kind: 'insert', place, title: `Insert on ${title}`, anchor: plus }) };
  if (transitionId === undefined) return [insert];
  const reroute: MenuEntry = { id: 'reroute', label: 'Lead elsewhere…', onSelect: () => open({ kind: 'connect', request: { kind: 'reroute', transitionId }, anchor: plus }) };
  return [insert, reroute, ...commandEntries(edge.kind === 'start' ? [] : ['-', 'state.remove'], context)];
}

/** Commands as entries; `-` is a line between them. What cannot be done now stays, and says why. */
function commandEntries(ids: readonly string[], context: CommandContext): readonly MenuEntry[] {
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
    keys: command.keys?.[0],
    danger: command.id === 'state.remove',
    ...(possible !== true && { disabled: possible }),
    onSelect: () => void runCommand(command, context),
  };
}
