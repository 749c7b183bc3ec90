import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '../shell/ui/Button';
import { copyText } from '../shell/ui/clipboard';
import { writeReport, type ReportPlace } from './errorReport';
import styles from './ErrorBoundary.module.css';

type BoundaryProps = {
  readonly children: ReactNode;
  /** Hands out what is not saved; how many files that were. */
  readonly downloadHeld?: () => number;
  /** What broke before anything could be shown. */
  readonly broken?: { readonly error: unknown };
};

/**
 * What is shown when the program itself has a bug. Work is saved as it is made,
 * so a reload brings it back; what could not be saved is offered as a file.
 */
export class ErrorBoundary extends Component<
  BoundaryProps,
  { readonly report?: string; readonly copied?: boolean; readonly downloaded?: number }
> {
  override state: { readonly report?: string; readonly copied?: boolean; readonly downloaded?: number } = {
    ...(this.props.broken ? { report: writeReport(this.props.broken.error, undefined, placeNow()) } : {}),
  };

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ report: writeReport(error, info.componentStack ?? undefined, placeNow()) });
  }

  static getDerivedStateFromError(error: unknown): { readonly report: string } {
    return { report: writeReport(error) };
  }

  override render(): ReactNode {
    const { report, copied, downloaded } = this.state;
    const { downloadHeld } = this.props;
    if (report === undefined) return this.props.children;
    const copy = (): void => {
      void copyText(report).then((copied) => this.setState({ copied }));
    };
    return (
      <main className={styles.page}>
        <title>Something broke · Stepyard</title>
        <h1 className={styles.title} tabIndex={-1} ref={takeFocus}>
          Stepyard has hit a bug of its own
        </h1>
        <p>
          Your work is saved in this browser as you make it, with its undo history. Reload the page to go on. If the
          browser could not save it, download it first.
        </p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => window.location.reload()}>
            Reload
          </Button>
          <Button icon="copy" onClick={copy}>
            {copied === undefined ? 'Copy report' : copied ? 'Copied' : 'Not copied: mark it below'}
          </Button>
          {downloadHeld && (
            <Button icon="download" onClick={() => this.setState({ downloaded: downloadHeld() })}>
              {downloaded === 0
                ? 'Everything is saved'
                : downloaded === undefined
                  ? 'Download unsaved work'
                  : 'Downloaded'}
            </Button>
          )}
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

/** What broke may have taken the focus away with it; here it is read out, too. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus();
}

function placeNow(): ReportPlace {
  return { address: window.location.hash, browser: navigator.userAgent, atMs: Date.now() };
}
