/** Does something once the next frame has been painted and then some time has passed. Returns how to call it off. */
export function afterPaint(work: () => void, thenMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => void (timer = setTimeout(work, thenMs));
  // A page that is not seen has no frames.
  const frame = document.visibilityState === 'visible' ? requestAnimationFrame(wait) : wait();
  return () => {
    if (typeof frame === 'number') cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
