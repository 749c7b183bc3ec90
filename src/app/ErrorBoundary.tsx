import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../ui/Button';
import { writeReport } from './errorReport';
import styles from './ErrorBoundary.module.css';

/** What is shown when the program itself has a bug. Work is saved as it is made, so a reload brings it back. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly report?: string; readonly copied: boolean }> {
  override state: { readonly report?: string; readonly copied: boolean } = { copied: false };

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ report: writeReport(error, info.componentStack ?? undefined, { address: window.location.hash, browser: navigator.userAgent, atMs: Date.now() }) });
  }

  static getDerivedStateFromError(error: unknown): { readonly report: string } {
    return { report: writeReport(error) };
  }

  override render(): ReactNode {
    const { report, copied } = this.state;
    if (report === undefined) return this.props.children;
    const copy = (): void => {
      void navigator.clipboard.writeText(report).then(() => this.setState({ copied: true }));
    };
    return (
      <main className={styles.page} role="alert">
        <title>Something broke · Stepyard</title>
        <h1 className={styles.title}>Stepyard has hit a bug of its own</h1>
        <p>Your work is saved in this browser as you make it, with its undo history. Reload the page to go on.</p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => window.location.reload()}>
            Reload
          </Button>
          <Button icon="copy" onClick={copy}>
            {copied ? 'Copied' : 'Copy report'}
          </Button>
          <Button
            variant="quiet"
            onClick={() => {
              window.location.hash = '#/';
              window.location.reload();
            }}
          >
            Go to your workflows
          </Button>
        </div>
        <p className={styles.note}>The report holds no text of your workflow:</p>
        <pre className={styles.report} tabIndex={0}>
          {report}
        </pre>
      </main>
    );
  }
}
