// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { later } from './later';

const Greeting = ({ name }: { readonly name: string }) => <p>Hello {name}</p>;

it('shows the fallback until the component is there, and the component at once when it was fetched before', async () => {
  const load = vi.fn(async () => Greeting);
  const Later = later(load, <p>Wait</p>);

  render(<Later name="Ada" />);
  expect(screen.getByText('Wait')).toBeTruthy();
  await act(async () => void (await Later.fetch()));
  expect(screen.getByText('Hello Ada')).toBeTruthy();

  render(<Later name="Bo" />);
  expect(screen.getByText('Hello Bo')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
});

it('asks again after it could not be fetched', async () => {
  const load = vi
    .fn<() => Promise<typeof Greeting>>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValueOnce(Greeting);
  const Later = later(load);

  await expect(Later.fetch()).rejects.toThrow('offline');
  await expect(Later.fetch()).resolves.toBe(Greeting);
});
