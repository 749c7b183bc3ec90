import { useSyncExternalStore } from 'react';

/** Where the person is, as the address says it. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'about' }
  | { readonly page: 'workbench'; readonly id: string }
  | { readonly page: 'unknown'; readonly hash: string };

/** Reads the part of an address after `#`. */
export function readRoute(hash: string): Route {
  const path = hash.replace(/^#/, '');
  if (path === '' || path === '/') return { page: 'home' };
  if (path === '/about') return { page: 'about' };
  const workbench = /^\/w\/([\w-]{1,64})\/?$/.exec(path);
  if (workbench?.[1]) return { page: 'workbench', id: workbench[1] };
  return { page: 'unknown', hash };
}

/** The address of a workflow. */
export function workflowHash(id: string): string {
  return `#/w/${id}`;
}

const listeners = new Set<() => void>();

/**
 * Goes to an address of ours, at once: the browser's event comes later, and
 * between them the old page would show what has already changed.
 */
export function goTo(hash: string): void {
  if (hash !== window.location.hash) lastHash = window.location.hash;
  window.location.hash = hash;
  for (const listener of listeners) listener();
}

let lastHash = '';

/** The address of ours from which the person came to the present one; '' when the page began here. */
export function cameFrom(): string {
  return lastHash;
}

/** The present route; follows the address. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(listenToHash, () => window.location.hash);
  return readRoute(hash);
}

function listenToHash(listener: () => void): () => void {
  const handle = ({ oldURL }: HashChangeEvent): void => {
    lastHash = new URL(oldURL).hash;
    listener();
  };
  listeners.add(listener);
  window.addEventListener('hashchange', handle);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', handle);
  };
}
