/** The workflow as a drawing that can be edited by mouse and by keyboard. */
export function Canvas() {
  return <section aria-label="Workflow canvas" />;
}
