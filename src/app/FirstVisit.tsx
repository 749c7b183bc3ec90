import type { ReactElement } from 'react';
import { keysOf } from '../shell/commands/boundKeys';
import { useStore } from '../shell/stores/useStore';
import { Button } from '../shell/ui/Button';
import { Kbd } from '../shell/ui/Kbd';
import { useApp } from './appParts';
import { examples } from './examples/index';
import { describeTemplate } from './templatePicture';
import { useTemplate } from './useTemplate';
import { WorkflowPictureView } from './WorkflowPictureView';
import styles from './FirstVisit.module.css';

/** Of the command that runs at once: its table is fetched with the workbench. */
const run = { id: 'run.now', keys: ['Mod+Enter'] };

/** What a newcomer sees: what this is, and one click to a finished workflow that runs with one key. */
export function FirstVisit(): ReactElement | null {
  const open = useTemplate();
  const { settingsStore } = useApp();
  const [runKeys] = useStore(settingsStore, (settings) => keysOf(run, settings));
  const [first] = examples;
  if (!first) return null;
  const { picture } = describeTemplate(first);
  return (
    <section className={styles.visit} aria-labelledby="first-visit">
      <div className={styles.words}>
        <h2 id="first-visit" className={styles.title}>
          Draw, write and run Step Functions workflows
        </h2>
        <p className={styles.text}>
          Canvas and code are two views of one definition. Run it here, watch every state, look into every value. No
          account, no server: nothing leaves this page.
        </p>
        <div className={styles.start}>
          <Button variant="primary" icon="play" className={styles.open} onClick={() => open(first)}>
            Open a finished workflow
          </Button>
          {runKeys !== undefined && (
            <span className={styles.then}>
              then run it with <Kbd keys={runKeys} />
            </span>
          )}
        </div>
        <p className={styles.drop}>Or drop an .asl.json, .json or .yaml file anywhere on this page.</p>
      </div>
      <button
        type="button"
        className={styles.picture}
        aria-label={`Open "${first.title}"`}
        tabIndex={-1}
        onClick={() => open(first)}
      >
        {picture && <WorkflowPictureView picture={picture} detailed />}
      </button>
    </section>
  );
}
