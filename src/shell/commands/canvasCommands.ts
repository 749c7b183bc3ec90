import type { CanvasCommands } from '../stores/canvasPort';
import { applyVerbLater } from './applyVerb';
import type { Command, CommandContext } from './command';
import { oneSelected, selectedIds } from './selected';

const needsOne = ({ session }: CommandContext): true | string =>
  oneSelected(session) !== undefined || 'Select one state first.';
const ask = ({ session }: CommandContext, question: (canvas: CanvasCommands) => void): void => {
  const canvas = session.canvas.current();
  if (canvas) question(canvas);
};

const moves = [
  ['up', 'ArrowUp', 'Go to the state before'],
  ['down', 'ArrowDown', 'Go to the next state'],
  ['left', 'ArrowLeft', 'Go to the state on the left'],
  ['right', 'ArrowRight', 'Go to the state on the right'],
  ['in', 'Enter', 'Go into the container'],
  ['out', 'Escape', 'Go out of the container'],
] as const;

/** Adding by typing, and what only the canvas can show. */
export const canvasCommands: readonly Command[] = [
  {
    id: 'state.addAfter',
    label: 'Add a state after…',
    group: 'Add',
    keys: ['A'],
    keysWork: 'canvas',
    run: (context) => ask(context, (canvas) => canvas.startAdd(selectedIds(context.session).at(-1), 'after')),
  },
  {
    id: 'state.addBefore',
    label: 'Add a state before…',
    group: 'Add',
    keys: ['B'],
    keysWork: 'canvas',
    when: needsOne,
    run: (context) => ask(context, (canvas) => canvas.startAdd(selectedIds(context.session).at(-1), 'before')),
  },
  {
    id: 'state.connect',
    label: 'Connect to…',
    group: 'Add',
    keys: ['C'],
    keysWork: 'canvas',
    words: 'arrow next transition target',
    when: needsOne,
    run: (context) => {
      const state = oneSelected(context.session);
      if (state) ask(context, (canvas) => canvas.startConnect(state.id));
    },
  },
  {
    id: 'state.move',
    label: 'Move to…',
    group: 'Edit',
    keys: ['M'],
    keysWork: 'canvas',
    words: 'place order container into out',
    when: ({ session }) => selectedIds(session).length > 0 || 'Select a state first.',
    run: (context) => ask(context, (canvas) => canvas.startMove(selectedIds(context.session))),
  },
  {
    id: 'state.addBranch',
    label: 'Add a branch',
    group: 'Add',
    when: ({ session }) => oneSelected(session)?.type === 'Parallel' || 'Select a Parallel first.',
    run: ({ session }) => {
      const state = oneSelected(session);
      if (state)
        void applyVerbLater(
          session,
          async () => {
            const { addBranch } = await import('../../core/asl/edit/branches');
            return (machine) => addBranch(machine, state.id);
          },
          'canvas',
        );
    },
  },
  ...moves.map(([direction, key, label]): Command => ({
    id: `canvas.move.${direction}`,
    label,
    group: 'Canvas',
    keys: [key],
    keysWork: 'canvas',
    unlisted: true,
    run: (context) => ask(context, (canvas) => canvas.move(direction)),
  })),
  ...moves.slice(0, 4).map(([direction, key, label]): Command => ({
    id: `canvas.extend.${direction}`,
    label: label.replace('Go to', 'Also select'),
    group: 'Canvas',
    keys: [`Shift+${key}`],
    keysWork: 'canvas',
    unlisted: true,
    run: (context) => ask(context, (canvas) => canvas.move(direction, true)),
  })),
  {
    id: 'canvas.find',
    label: 'Find a state…',
    group: 'Canvas',
    keys: ['Mod+F'],
    keysWork: 'canvas',
    words: 'search',
    run: (context) => ask(context, (canvas) => canvas.find()),
  },
  {
    id: 'canvas.fit',
    label: 'Fit the workflow into view',
    group: 'Canvas',
    keys: ['F', 'Alt+C'],
    keysWork: 'canvas',
    words: 'zoom',
    run: (context) => ask(context, (canvas) => canvas.fit()),
  },
  {
    id: 'canvas.zoomIn',
    label: 'Zoom in',
    group: 'Canvas',
    keys: ['Plus', '='],
    keysWork: 'canvas',
    run: (context) => ask(context, (canvas) => canvas.zoomIn()),
  },
  {
    id: 'canvas.zoomOut',
    label: 'Zoom out',
    group: 'Canvas',
    keys: ['-'],
    keysWork: 'canvas',
    run: (context) => ask(context, (canvas) => canvas.zoomOut()),
  },
  {
    id: 'canvas.zoomActual',
    label: 'Zoom to 100 %',
    group: 'Canvas',
    keys: ['0'],
    keysWork: 'canvas',
    run: (context) => ask(context, (canvas) => canvas.zoomActual()),
  },
  {
    id: 'canvas.center',
    label: 'Show the selected state in the middle',
    group: 'Canvas',
    when: needsOne,
    run: (context) => {
      const state = oneSelected(context.session);
      if (state) ask(context, (canvas) => canvas.center(state.id));
    },
  },
  {
    id: 'canvas.collapse',
    label: 'Collapse or expand the container',
    group: 'Canvas',
    keys: ['X'],
    keysWork: 'canvas',
    words: 'fold unfold',
    when: ({ session }) => (oneSelected(session)?.scopes.length ?? 0) > 0 || 'Select a Parallel or a Map first.',
    run: ({ session }) => {
      const state = oneSelected(session);
      if (state)
        session.selectionStore.setCollapsed(state.id, !session.selectionStore.getState().collapsed.includes(state.id));
    },
  },
  {
    id: 'canvas.direction',
    label: 'Lay out left to right or top down',
    group: 'Canvas',
    words: 'orientation horizontal vertical',
    run: ({ session: { settingsStore } }) =>
      settingsStore.change({ direction: settingsStore.getState().direction === 'down' ? 'right' : 'down' }),
  },
  {
    id: 'canvas.minimap',
    label: 'Show or hide the minimap',
    group: 'Canvas',
    run: ({ session: { settingsStore } }) => settingsStore.change({ minimap: !settingsStore.getState().minimap }),
  },
];
