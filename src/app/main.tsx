import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import { App } from './App';
import { ErrorBoundary } from './ErrorBoundary';
import { wireApp } from './wire';

const root = document.getElementById('root');
if (root) {
  const parts = await wireApp();
  createRoot(root).render(
    <ErrorBoundary>
      <App parts={parts} />
    </ErrorBoundary>,
  );
}
