/**
 * Asks the browser not to clear this page's storage by itself when the disk runs short.
 * Most decide without asking the person; one that refuses, or cannot, goes on as before.
 */
export async function askToPersist(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // See above.
  }
}
