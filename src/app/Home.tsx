import { useState, type ReactElement } from 'react';
import { useStore } from '../shell/stores/useStore';
import { Button } from '../shell/ui/Button';
import { later } from '../shell/ui/later';
import { useApp } from './appParts';
import { FirstVisit } from './FirstVisit';
import { HomeHeader } from './HomeHeader';
import { definitionEndings } from './importExport';
import { chooseFiles, openFiles } from './openFiles';
import { focusPlace } from './focusPlace';
import { cameFrom } from './route';
import { RecentWorkflows } from './RecentWorkflows';
import { TemplateList } from './TemplateList';
import styles from './Home.module.css';

const NewWorkflowDialog = later(async () => (await import('./NewWorkflowDialog')).NewWorkflowDialog);

/** Whoever comes back from a workflow stands on it in the list; whoever comes first, at the beginning of the page. */
function takeFocus(main: HTMLElement | null): void {
  if (!main || document.activeElement !== document.body || cameFrom() === '') return;
  const card = main.querySelector<HTMLElement>(`a[href="${CSS.escape(cameFrom())}"]`);
  if (card) card.focus();
  else focusPlace(main);
}

/** The first page: what one was working on, and ways to begin something. */
export function Home(): ReactElement {
  const app = useApp();
  const listed = useStore(app.workspaceStore, (state) => state.workflows);
  const workflows = listed ?? [];
  const [creating, setCreating] = useState(false);
  const begin = (
    <>
      <Button icon="folder" onClick={() => chooseFiles(definitionEndings, (files) => void openFiles(files, app))}>
        Open file…
      </Button>
      <Button icon="plus" variant={workflows.length > 0 ? 'primary' : 'secondary'} onClick={() => setCreating(true)}>
        New workflow
      </Button>
    </>
  );
  return (
    <div className={styles.page}>
      <title>Stepyard</title>
      <HomeHeader actions={begin} />
      <main ref={takeFocus} className={styles.scroller} aria-label="Your workflows and templates">
        <div className={styles.main}>
          {!listed && <p className={styles.reading}>Reading your workflows…</p>}
          {listed && (workflows.length === 0 ? <FirstVisit /> : <RecentWorkflows workflows={workflows} />)}
          <TemplateList />
          <footer className={styles.foot}>
            <a href="#/about">About Stepyard</a>
          </footer>
        </div>
      </main>
      {creating && <NewWorkflowDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
