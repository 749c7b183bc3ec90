/** How a text is indented, in words for the status line. Looks at its first lines only. */
export function readIndent(text: string): string {
  const indented = /\n([ \t]+)\S/.exec(text.slice(0, 10_000))?.[1];
  if (indented === undefined) return text.includes('\n') ? 'no indent' : 'one line';
  if (indented.startsWith('\t')) return 'tabs';
  return indented.length === 1 ? '1 space' : `${indented.length} spaces`;
}
