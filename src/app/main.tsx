import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import { guardInputMethods } from '../ui/inputMethod';
import { App } from './App';
import { ErrorBoundary } from './ErrorBoundary';
import { wireApp } from './wire';

guardInputMethods(window);
const root = document.getElementById('root');
if (root) {
  const wired = await wireApp().then(
    (parts) => ({ parts, broken: undefined }),
    (error: unknown) => ({ parts: undefined, broken: { error } }),
  );
  createRoot(root).render(
    <ErrorBoundary downloadHeld={wired.parts?.downloadHeld} broken={wired.broken}>
      {wired.parts && <App parts={wired.parts} />}
    </ErrorBoundary>,
  );
}
