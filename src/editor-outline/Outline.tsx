/** The same workflow as an editable tree, for people who cannot or would rather not use the canvas. */
export function Outline() {
  return <section aria-label="Outline" />;
}
