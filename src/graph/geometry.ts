/** A place on the canvas, in canvas units (pixels at 100 %), y downwards. */
export type Point = { readonly x: number; readonly y: number };

/** An upright rectangle by its top left corner. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
