/** Everything that can be added to a workflow, searchable; drag it onto the canvas or press Enter. */
export function Palette() {
  return <section aria-label="States and actions" />;
}
