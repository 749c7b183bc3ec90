/** A place in the window, in CSS pixels. */
export type Point = { readonly x: number; readonly y: number };

/**
 * The few things that the smoke journey asks of a browser, whatever protocol it
 * speaks. Presses and keys are the browser's own, not events made by script.
 */
export type Driver = {
  readonly name: string;
  readonly goTo: (url: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** Runs the body of a function in the page; what it returns has to be plain data. */
  readonly run: <T>(body: string, ...args: readonly unknown[]) => Promise<T>;
  readonly moveTo: (point: Point) => Promise<void>;
  readonly press: () => Promise<void>;
  readonly release: () => Promise<void>;
  /** Presses keys at once and lets them go: `Control+c`, `F2`. */
  readonly keys: (chord: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
};
