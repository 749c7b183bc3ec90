import { useEffect, type ReactElement } from 'react';
import { useSaid } from '../shell/ui/Announcer';
import { Button } from '../shell/ui/Button';
import type { OpeningProgress } from './appParts';
import { Logo } from './Logo';
import { goTo } from './route';
import styles from './Opening.module.css';

/** An opening that takes longer is told. */
const longMs = 800;

/**
 * What is shown while a workflow is on its way: the frame of the workbench, and
 * if it takes long how far it is and a way back.
 */
export function Opening({ progress }: { readonly progress?: OpeningProgress }): ReactElement {
  const isLong = progress !== undefined;
  useEffect(() => {
    if (!isLong) return undefined;
    const cancel = (event: KeyboardEvent): void => void (event.key === 'Escape' && goTo('#/'));
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [isLong]);
  const words = progress ? `${progress.words}…` : 'Opening the workflow…';
  // What does not take long is not spoken of.
  useSaid(words, progress ? 0 : longMs);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a href="#/" aria-label="Your workflows">
          <Logo size={22} />
        </a>
      </header>
      <main className={styles.main}>
        <div className={styles.words}>
          <p>{words}</p>
          {progress && <progress aria-label="Opening the workflow" max={progress.of} value={progress.done + 1} />}
          {progress && (
            <Button size="s" keys="Escape" onClick={() => goTo('#/')}>
              Cancel
            </Button>
          )}
        </div>
      </main>
    </div>
  );
}
