import type { CDPSession, Page } from '@playwright/test';

export type Point = { readonly x: number; readonly y: number };

/** Fingers on the screen, by the browser's own protocol. */
export class Fingers {
  private constructor(private readonly browser: CDPSession) {}

  static async of(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  /** Where the fingers are now; each keeps its place in the list. */
  async press(...points: readonly Point[]): Promise<void> {
    await this.send('touchStart', points);
  }

  async move(...points: readonly Point[]): Promise<void> {
    await this.send('touchMove', points);
  }

  async lift(): Promise<void> {
    await this.send('touchEnd', []);
  }

  /** One finger from a place to another, in steps. */
  async swipe(from: Point, to: Point): Promise<void> {
    await this.press(from);
    await this.glide(from, to);
    await this.lift();
  }

  /** A finger that is down goes to another place, in steps. */
  async glide(from: Point, to: Point): Promise<void> {
    for (const part of [0.2, 0.4, 0.6, 0.8, 1])
      await this.move({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  }

  /** Two fingers go apart, from around a point. */
  async spread(at: Point, fromPx: number, toPx: number): Promise<void> {
    const fingers = (px: number): readonly Point[] => [
      { x: at.x - px, y: at.y },
      { x: at.x + px, y: at.y },
    ];
    await this.press(...fingers(fromPx));
    for (const part of [0.25, 0.5, 0.75, 1]) await this.move(...fingers(fromPx + (toPx - fromPx) * part));
    await this.lift();
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
    await this.browser.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(({ x, y }, id) => ({ x, y, id })),
    });
  }
}
