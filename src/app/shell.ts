import { useMemo } from 'react';
import type { Shell } from '../shell/commands/command';
import { writeSource } from '../core/document/document';
import { startRun } from '../features/runs/startRun';
import type { Session } from '../shell/stores/session';
import { announce } from '../shell/ui/announce';
import { useApp, type AppParts } from './appParts';
import { definitionEndings, downloadText, fileNameOf, saveTextFile } from './importExport';
import { chooseFiles, openFiles } from './openFiles';
import { copyText, readClipboardText } from '../shell/ui/clipboard';
import { keyLabel } from '../shell/ui/keyLabel';
import { goTo, workflowHash } from './route';
import { shownTheme } from './theme';

/** The shell around the open workflow, for its commands. */
export function useShell(session: Session): Shell {
  const app = useApp();
  return useMemo(() => createShell(session, app), [session, app]);
}

/** Creates what commands may use of the application. Whatever fails is told. */
export function createShell(session: Session, app: AppParts): Shell {
  const { documentStore, runsStore, settingsStore, selectionStore, noticesStore } = session;
  const tell = (what: string) => (error: unknown) => {
    noticesStore.show({ tone: 'error', text: `${what}: ${error instanceof Error ? error.message : String(error)}` });
  };
  const refused = (what: string, keys: string): void => {
    noticesStore.show({
      tone: 'warning',
      text: `The browser did not let Stepyard ${what}. Press ${keyLabel(keys)} while the canvas has the focus: that needs no permission.`,
    });
  };
  const fileName = (): string => {
    const { fileName: given, name, document } = documentStore.getState();
    return given ?? fileNameOf(name, document.syntax);
  };
  const source = (): string => writeSource(documentStore.getState().document);

  return {
    goHome: () => goTo('#/'),
    say: announce,
    nudgePane: (pane, byPx) =>
      void import('./sizeOfPane')
        .then(({ sizeOfPane, sayPaneSize }) => {
          const sizePx = sizeOfPane(pane, byPx);
          if (sizePx !== undefined) settingsStore.resizePane(pane, sizePx);
          announce(sayPaneSize(pane, sizePx));
        })
        .catch(tell('The pane could not be moved')),
    focusInspector: () => {
      selectionStore.showNarrow('inspector');
      requestAnimationFrame(focusInspector); // when the pane is there
    },
    focusPart: (part) =>
      // In a frame: a narrow window shows the pane only now.
      requestAnimationFrame(
        () => void import('./focusPart').then(({ focusPart }) => focusPart(part)).catch(tell('The pane is not there')),
      ),
    runAtOnce: () => {
      const { inputText, runs } = runsStore.getState();
      const isKnown = runs.length > 0 || (inputText.trim() !== '' && inputText.trim() !== '{}');
      // A broken text is not run without a word: the dialog says where it is broken.
      const isWhole = session.derived.tree().errors.length === 0;
      const rejection =
        isKnown && isWhole ? startRun(session, { inputText, speed: settingsStore.getState().speed }) : 'ask';
      if (rejection !== undefined) selectionStore.openDialog('startRun');
    },
    saveToFile: () => {
      saveTextFile(session.id, fileName(), source())
        .then((saved) => {
          if (saved.kind === 'cancelled') return;
          if (saved.kind === 'saved') documentStore.setFileName(saved.fileName);
          noticesStore.show({
            tone: 'success',
            text:
              saved.kind === 'saved' ? `Saved to "${saved.fileName}".` : `"${saved.fileName}" is in your downloads.`,
          });
        })
        .catch(tell('The file could not be written'));
    },
    openFile: () => chooseFiles(definitionEndings, (files) => void openFiles(files, app)),
    downloadDefinition: () => downloadText(fileName(), source()),
    exportPicture: (format) =>
      void import('./pictureFile')
        .then(({ exportPicture }) => exportPicture(session, format, shownTheme()))
        .catch(tell('The picture could not be made')),
    print: () =>
      void import('./printWorkflow').then(() => window.print()).catch(tell('The workflow could not be printed')),
    copyAsOtherType: () => {
      const { name, type } = documentStore.getState();
      const other = type === 'STANDARD' ? 'EXPRESS' : 'STANDARD';
      const word = other === 'EXPRESS' ? 'Express' : 'Standard';
      const id = app.library.create({
        name: `${name} (${word})`,
        type: other,
        source: source(),
        inputText: runsStore.getState().inputText,
        placeholderValues: runsStore.getState().placeholderValues,
      });
      noticesStore.show({
        tone: 'success',
        workflowId: id,
        text: `This is a copy of "${name}" as ${word}. ${differences[other]}`,
      });
      goTo(workflowHash(id));
    },
    keepWorkflow: (name, definition) => {
      app.library.create({ name, type: documentStore.getState().type, source: definition, inputText: '{}' });
      noticesStore.show({
        tone: 'success',
        text: `"${name}" is a workflow of its own now. It is among the recent ones on the home page.`,
      });
    },
    writeClipboard: async (text) => {
      const isCopied = await copyText(text);
      if (!isCopied) refused('copy', 'Mod+C');
      return isCopied;
    },
    readClipboard: async (receive) => {
      const text = await readClipboardText();
      if (text === undefined) refused('paste', 'Mod+V');
      else receive(text);
    },
  };
}

/**
 * What behaves differently after a change of type.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html (read 2025-11)
 */
const differences = {
  EXPRESS:
    'It may run for five minutes, each step may run more than once, and .sync jobs, callbacks and activities do not work.',
  STANDARD:
    'It may run for a year, each step runs once, its history is kept up to 25,000 events, and .sync jobs, callbacks and activities work.',
} as const;

const control = ':is(input, select, textarea, button, [role="textbox"], [tabindex="0"]):not(:disabled)';

/** The first field of the form, else whatever comes first in the pane. */
function focusInspector(): void {
  const pane = document.querySelector<HTMLElement>('[data-pane="inspector"]');
  const first =
    pane?.querySelector<HTMLElement>(`[role="tabpanel"] ${control}`) ?? pane?.querySelector<HTMLElement>(control);
  (first ?? pane)?.focus();
}
