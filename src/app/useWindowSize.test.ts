// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useWindowSize } from './useWindowSize';

function resize(widthPx: number, heightPx: number): void {
  act(() => {
    Object.assign(window, { innerWidth: widthPx, innerHeight: heightPx });
    window.dispatchEvent(new Event('resize'));
  });
}

it('follows the window in steps, so that panes keep their share of it', () => {
  resize(1440, 900);
  let drawnCount = 0;
  const { result } = renderHook(() => {
    drawnCount += 1;
    return useWindowSize();
  });

  resize(1450, 910);
  expect(drawnCount).toBe(1);

  resize(1024, 600);
  expect(result.current).toEqual({ widthPx: 1020, heightPx: 600 });
});
