import { useEffect, useState, type ReactElement } from 'react';
import { fail, ok, type Result } from '../core/base/result';
import { Button } from '../shell/ui/Button';
import { focusPlace } from './focusPlace';
import { Logo } from './Logo';
import styles from './AboutPage.module.css';

/** The version of the product, written in by the build. */
declare const __VERSION__: string;

/** What is bundled, as the build writes it into `licenses.json`. */
type Bundled = {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
};

/** What this is, its version, and whose work it stands on, with the licence of each. */
export function AboutPage(): ReactElement {
  const [attempt, setAttempt] = useState(1);
  const licences = useLicences(attempt);
  return (
    <main className={styles.page} ref={takeFocus} aria-label="About Stepyard">
      <title>About · Stepyard</title>
      <div className={styles.main}>
        <div className={styles.head}>
          <Logo size={32} />
          <h1>Stepyard</h1>
          <span className={styles.version}>Version {__VERSION__}</span>
          <a href="#/">Go to your workflows</a>
        </div>
        <p>
          The place to draw, write, run, take apart and learn Amazon States Language workflows. It is wholly in this
          page: there is no account and no server, and what you make stays in this browser until you save it elsewhere.
        </p>
        <p>
          Stepyard is free software under the MIT licence. It is not made by Amazon; Amazon States Language, AWS and the
          names of its services belong to Amazon.com, Inc. or its affiliates. What it knows of the services is derived
          from botocore (Apache License 2.0).
        </p>
        <h2>What it is built on</h2>
        {licences === undefined && <p>Reading the list…</p>}
        {licences?.ok === false && (
          <p role="alert">
            {licences.error} <Button onClick={() => setAttempt(attempt + 1)}>Try again</Button>
          </p>
        )}
        {licences?.ok && (
          <ul className={styles.list}>
            {licences.value.map(({ name, version, identifier, text }, index) => (
              <li key={index}>
                <details>
                  <summary>
                    {name} {version} <span>{identifier}</span>
                  </summary>
                  <pre className={styles.text}>{text ?? `Licence: ${identifier ?? 'see its package'}.`}</pre>
                </details>
              </li>
            ))}
          </ul>
        )}
      </div>
    </main>
  );
}

function takeFocus(page: HTMLElement | null): void {
  if (page && document.activeElement === document.body) focusPlace(page);
}

function useLicences(attempt: number): Result<readonly Bundled[]> | undefined {
  const [licences, setLicences] = useState<Result<readonly Bundled[]>>();
  useEffect(() => {
    let isWanted = true;
    void readLicences().then((read) => isWanted && setLicences(read));
    return () => {
      isWanted = false;
    };
  }, [attempt]);
  return licences;
}

async function readLicences(): Promise<Result<readonly Bundled[]>> {
  try {
    const response = await fetch('./licenses.json');
    if (!response.ok) return fail(`The list could not be fetched (status ${response.status}).`);
    return ok((await response.json()) as Bundled[]); // the build writes it
  } catch {
    return fail('The list could not be fetched. Check the connection.');
  }
}
