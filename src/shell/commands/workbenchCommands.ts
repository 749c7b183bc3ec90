import { currentProblems } from '../stores/currentProblems';
import { shownRun } from '../stores/runViews';
import type { DockTab, LeftTab } from '../stores/selectionStore';
import type { Command, CommandContext } from './command';

const going = ({ session }: CommandContext): true | string =>
  shownRun(session.runsStore.getState())?.phase.kind === 'going' || 'No run is in progress.';

const dockTabs: readonly (readonly [DockTab, string])[] = [
  ['problems', 'Show problems'],
  ['runs', 'Show runs'],
  ['table', 'Show the table of visits'],
  ['events', 'Show events of the run'],
  ['timeline', 'Show the timeline of the run'],
];

const leftTabs: readonly (readonly [LeftTab, string, string])[] = [
  ['outline', 'Show the outline', 'tree'],
  ['states', 'Show the states to add', 'palette'],
];

const foldable = [
  ['left', 'Show or hide the palette', 'Mod+B'],
  ['right', 'Show or hide the inspector and the code', 'Mod+Alt+B'],
] as const;

/** The borders that can be dragged, and how far a command moves them. */
const nudges = [
  ['left', 'the palette', 'wider', 'narrower'],
  ['right', 'the inspector and the code', 'wider', 'narrower'],
  ['dock', 'the dock', 'higher', 'lower'],
  ['inspector', 'the inspector', 'higher', 'lower'],
] as const;
const nudgePx = 48;

/** Running, looking and keeping: everything that is not a change of the workflow. */
export const workbenchCommands: readonly Command[] = [
  {
    id: 'run.now',
    label: 'Run',
    group: 'Run',
    keys: ['Mod+Enter'],
    keysWork: 'anywhere',
    words: 'start execute',
    run: ({ shell }) => shell.runAtOnce(),
  },
  {
    id: 'run.start',
    label: 'Run with input…',
    group: 'Run',
    keys: ['Mod+Shift+Enter'],
    keysWork: 'anywhere',
    words: 'start execute speed name',
    run: ({ session }) => session.selectionStore.openDialog('startRun'),
  },
  {
    id: 'run.stop',
    label: 'Stop the run',
    group: 'Run',
    keys: ['Shift+F5'],
    keysWork: 'anywhere',
    when: going,
    run: ({ session: { runsStore } }) => {
      const run = shownRun(runsStore.getState());
      if (run) runsStore.stop(run.id);
    },
  },
  {
    id: 'run.leave',
    label: 'Back to editing',
    group: 'Run',
    when: ({ session }) => shownRun(session.runsStore.getState()) !== undefined || 'No run is shown.',
    run: ({ session }) => session.runsStore.backToEditing(),
  },
  {
    id: 'run.showAgain',
    label: 'Show the run again',
    group: 'Run',
    words: 'last left',
    when: ({ session: { runsStore } }) =>
      shownRun(runsStore.getState())
        ? 'A run is shown already.'
        : runsStore.getState().leftRunId !== undefined || 'No run has been shown yet.',
    run: ({ session }) => session.runsStore.showAgain(),
  },
  {
    id: 'go.palette',
    label: 'Command palette',
    group: 'Go',
    keys: ['Mod+K'],
    keysWork: 'anywhere',
    unlisted: true,
    run: ({ session }) => session.selectionStore.openDialog('palette'),
  },
  {
    id: 'go.keys',
    label: 'Show all keys',
    group: 'Go',
    keys: ['?'],
    words: 'help shortcuts keyboard',
    run: ({ session }) => session.selectionStore.openDialog('keys'),
  },
  {
    id: 'go.notices',
    label: 'Show the notices again',
    group: 'Go',
    words: 'messages told history log',
    run: ({ session }) => session.selectionStore.openDialog('notices'),
  },
  { id: 'go.home', label: 'Go to the home page', group: 'Go', run: ({ shell }) => shell.goHome() },
  {
    id: 'go.canvas',
    label: 'Go to the canvas',
    group: 'Go',
    keys: ['Alt+1', 'Mod+Alt+1'],
    keysWork: 'anywhere',
    run: ({ session }) => session.canvas.current()?.focus(),
  },
  {
    id: 'go.code',
    label: 'Go to the code',
    group: 'Go',
    keys: ['Alt+2', 'Mod+Alt+2'],
    keysWork: 'anywhere',
    run: ({ session }) => session.editor.current()?.focus(),
  },
  {
    id: 'go.inspector',
    label: 'Go to the inspector',
    group: 'Go',
    keys: ['I'],
    words: 'form fields edit',
    run: ({ session, shell }) => {
      session.settingsStore.foldPane('right', false);
      shell.focusInspector();
    },
  },
  {
    id: 'go.nextProblem',
    label: 'Go to the next problem',
    group: 'Go',
    keys: ['F8'],
    keysWork: 'anywhere',
    when: ({ session }) => {
      const problems = currentProblems(session);
      if (!problems) return 'The problems of this long text are still being looked for.';
      return problems.length > 0 || 'There are no problems.';
    },
    run: ({ session, shell }) =>
      void import('./goToProblem').then(
        ({ goToProblem }) => shell.say(goToProblem(session, 'next')),
        () => shell.say('This part of Stepyard could not be fetched. Check the connection.'),
      ),
  },
  ...dockTabs.map(([tab, label]): Command => ({
    id: `go.${tab}`,
    label,
    group: 'Go',
    run: ({ session: { selectionStore }, shell }) => {
      selectionStore.openDock(tab);
      selectionStore.showNarrow('dock');
      shell.focusPart('dock');
    },
  })),
  ...leftTabs.map(([tab, label, words]): Command => ({
    id: `go.${tab}`,
    label,
    group: 'Go',
    words,
    run: ({ session: { selectionStore, settingsStore }, shell }) => {
      settingsStore.foldPane('left', false);
      selectionStore.showLeft(tab);
      selectionStore.showNarrow('states');
      shell.focusPart('left');
    },
  })),
  {
    id: 'view.theme',
    label: 'Switch between light and dark',
    group: 'View',
    words: 'theme mode colours',
    run: ({ session: { settingsStore } }) => settingsStore.change({ theme: nextTheme[settingsStore.getState().theme] }),
  },
  ...foldable.map(([pane, label, keys]): Command => ({
    id: `view.${pane}`,
    label,
    group: 'View',
    keys: [keys],
    keysWork: 'anywhere',
    words: 'pane fold collapse',
    run: ({ session: { settingsStore } }) =>
      settingsStore.foldPane(pane, !settingsStore.getState().foldedPanes.includes(pane)),
  })),
  ...nudges.flatMap(([pane, name, more, less]) =>
    [[more, nudgePx] as const, [less, -nudgePx] as const].map(([word, byPx]): Command => ({
      id: `view.${pane}.${word}`,
      label: `Make ${name} ${word}`,
      group: 'View',
      words: 'pane size border splitter resize',
      run: ({ shell }) => shell.nudgePane(pane, byPx),
    })),
  ),
  {
    id: 'view.dock',
    label: 'Open or close the dock',
    group: 'View',
    keys: ['Mod+J'],
    keysWork: 'anywhere',
    words: 'pane problems runs events',
    run: ({ session: { selectionStore } }) =>
      selectionStore.getState().dockTab ? selectionStore.closeDock() : selectionStore.openDock('problems'),
  },
  {
    id: 'view.tab',
    label: 'Let Tab indent in the code, or leave it',
    group: 'View',
    keys: ['Mod+M', 'Mod+Alt+M'],
    keysWork: 'anywhere',
    words: 'focus editor indent trap',
    run: ({ session: { settingsStore } }) => settingsStore.change({ tabIndents: !settingsStore.getState().tabIndents }),
  },
  {
    id: 'view.singleKeys',
    label: 'Turn single keys on or off',
    group: 'View',
    words: 'letters shortcuts speech accessibility',
    run: ({ session: { settingsStore } }) => settingsStore.change({ singleKeys: !settingsStore.getState().singleKeys }),
  },
  {
    id: 'view.hints',
    label: 'Show or hide hints among the problems',
    group: 'View',
    words: 'advice',
    run: ({ session: { settingsStore } }) => settingsStore.change({ hints: !settingsStore.getState().hints }),
  },
  {
    id: 'file.save',
    label: 'Save to a file…',
    group: 'File',
    keys: ['Mod+S'],
    keysWork: 'anywhere',
    words: 'download write disk',
    run: ({ shell }) => shell.saveToFile(),
  },
  {
    id: 'file.open',
    label: 'Open a file…',
    group: 'File',
    keys: ['Mod+O'],
    keysWork: 'anywhere',
    words: 'import load',
    run: ({ shell }) => shell.openFile(),
  },
  {
    id: 'file.download',
    label: 'Download the definition',
    group: 'File',
    words: 'export json yaml',
    run: ({ shell }) => shell.downloadDefinition(),
  },
  {
    id: 'file.svg',
    label: 'Export the picture as SVG',
    group: 'File',
    words: 'image drawing',
    run: ({ shell }) => shell.exportPicture('svg'),
  },
  {
    id: 'file.png',
    label: 'Export the picture as PNG',
    group: 'File',
    words: 'image drawing',
    run: ({ shell }) => shell.exportPicture('png'),
  },
  { id: 'file.print', label: 'Print…', group: 'File', words: 'paper pdf sheets', run: ({ shell }) => shell.print() },
  {
    id: 'file.otherType',
    label: 'Copy as Express or Standard',
    group: 'File',
    words: 'type duplicate',
    run: ({ shell }) => shell.copyAsOtherType(),
  },
];

const nextTheme = { light: 'dark', dark: 'light', system: 'dark' } as const;
