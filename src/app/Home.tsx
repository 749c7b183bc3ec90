import { useState, type ReactElement } from 'react';
import { useStore } from '../stores/useStore';
import { Button } from '../ui/Button';
import { useApp } from './appParts';
import { FirstVisit } from './FirstVisit';
import { HomeHeader } from './HomeHeader';
import { definitionEndings } from './importExport';
import { NewWorkflowDialog } from './NewWorkflowDialog';
import { chooseFiles, openFiles } from './openFiles';
import { RecentWorkflows } from './RecentWorkflows';
import { TemplateList } from './TemplateList';
import styles from './Home.module.css';

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
      <main className={styles.scroller}>
        <div className={styles.main}>
          {!listed && (
            <p className={styles.reading}>Reading your workflows…</p>
          )}
          {listed && (workflows.length === 0 ? <FirstVisit /> : <RecentWorkflows workflows={workflows} />)}
          <TemplateList />
        </div>
      </main>
      {creating && <NewWorkflowDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
