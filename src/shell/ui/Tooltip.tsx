import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import styles from './Tooltip.module.css';

const delayMs = 450;

/**
 * Words that appear beside an element when the pointer rests on it or it has the keyboard's focus; Escape takes them
 * away. They repeat what the element is called, so they are not read out again.
 */
export function Tooltip({ text, children }: { readonly text: string; readonly children: ReactNode }): ReactElement {
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number; readonly above: boolean }>();
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<number>(undefined);
  const isAsked = useRef(false);

  const show = (): void => {
    const box = anchor.current?.firstElementChild?.getBoundingClientRect();
    if (!box) return;
    const above = box.bottom + 40 > window.innerHeight;
    const left = Math.min(Math.max(box.left + box.width / 2, 60), window.innerWidth - 60);
    setPlace({ left, top: above ? box.top - 6 : box.bottom + 6, above });
  };
  const hide = (): void => {
    window.clearTimeout(timer.current);
    setPlace(undefined);
  };
  // Wherever the focus is: a tooltip that the pointer has called may lie over what is being read.
  const isShown = place !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    const handle = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setPlace(undefined);
    };
    window.addEventListener('keydown', handle, true);
    return () => window.removeEventListener('keydown', handle, true);
  }, [isShown]);
  const showSoon = (): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(show, delayMs);
  };

  return (
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerMove={(event) => {
        // A button that slides under a resting pointer is entered, too; asked for is what the pointer moves on.
        const hasMoved = event.movementX !== 0 || event.movementY !== 0;
        if (event.pointerType !== 'mouse' || !hasMoved || isAsked.current) return;
        isAsked.current = true;
        showSoon();
      }}
      onPointerLeave={() => {
        isAsked.current = false;
        hide();
      }}
      onPointerDown={() => {
        isAsked.current = true;
        hide();
      }}
      onFocus={(event) => event.target.matches(':focus-visible') && showSoon()}
      onBlur={hide}
    >
      {children}
      {place && (
        <span
          // The top layer: a pane that scrolls does not cut it off. Older browsers place it in the page instead.
          popover="manual"
          ref={(element) => element?.showPopover?.()}
          className={styles.tip}
          aria-hidden
          data-above={place.above || undefined}
          style={{ left: place.left, top: place.top }}
        >
          {text}
        </span>
      )}
    </span>
  );
}
