import { describe, expect, it } from 'vitest';
import { legibleScale, pictureScale } from './pictureScale';

describe('pictureScale', () => {
  it('is twice the drawing where browsers can draw that', () => {
    expect(pictureScale(1200, 900)).toBe(2);
  });

  it.each([
    ['tall', 300, 96_000],
    ['wide', 46_000, 400],
    ['both', 20_000, 20_000],
  ])('keeps a drawing that is %s within what browsers can draw', (_, width, height) => {
    const scale = pictureScale(width, height);

    expect(Math.max(width, height) * scale).toBeLessThanOrEqual(32_000);
    expect(width * height * scale * scale).toBeLessThanOrEqual(64_000_001);
  });

  it('keeps a workflow of hundreds of states legible', () => {
    expect(pictureScale(3_300, 24_000)).toBeGreaterThan(legibleScale);
  });
});
