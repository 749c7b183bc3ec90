// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ErrorBoundary } from './ErrorBoundary';

afterEach(cleanup);

it('says that the work is saved, and gives a report to copy', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined); // React tells of the error, too
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  const Broken = () => {
    throw new Error('A layout without nodes.');
  };

  render(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Copy report' }));

  expect(screen.getByRole('main').textContent).toContain('Your work is saved in this browser');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy());
  expect(writeText).toHaveBeenCalledWith(expect.stringContaining('A layout without nodes.'));
});
