import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import '../shell/ui/tokens.css';
import { guardInputMethods } from '../shell/ui/inputMethod';
import { App, Home } from './App';
import { ErrorBoundary } from './ErrorBoundary';
import { readRoute } from './route';
import { wireApp } from './wire';

guardInputMethods(window);

/**
 * Draws the application. Not awaited by the module: the pages' scripts import
 * what stands in its chunk, and would wait for it.
 */
async function start(root: HTMLElement): Promise<void> {
  const wiring = wireApp().then(
    (parts) => ({ parts, broken: undefined }),
    (error: unknown) => ({ parts: undefined, broken: { error } }),
  );
  // The page holds a picture of the home page: the living one takes its place,
  // not a hole. A failure is told when it is drawn.
  if (readRoute(window.location.hash).page === 'home') await Home.fetch().catch(() => undefined);
  const { parts, broken } = await wiring;
  // In slices: a slow phone answers to fingers meanwhile.
  startTransition(() =>
    createRoot(root).render(
      <ErrorBoundary downloadHeld={parts?.downloadHeld} broken={broken}>
        {parts && <App parts={parts} />}
      </ErrorBoundary>,
    ),
  );
}

const root = document.getElementById('root');
if (root) void start(root);
