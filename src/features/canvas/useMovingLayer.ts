import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** A view that has not been moved for so long is at rest. */
const restMs = 160;

/**
 * Marks the drawing while its view is moved, so that it is a layer of its own then: the
 * browser moves and scales what it has painted instead of painting it for every frame.
 * At rest it is painted sharply in its place. Call the result for every movement.
 */
export function useMovingLayer(drawing: RefObject<HTMLElement | null>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    drawing.current?.toggleAttribute('data-moving', true);
    timer.current = setTimeout(() => drawing.current?.removeAttribute('data-moving'), restMs);
  }, [drawing]);
}
