/** Where a command's words go: results to `print`, everything about them to `complain`. */
export type Output = { readonly print: (text: string) => void; readonly complain: (text: string) => void };

/** The streams of the process. */
export const processOutput: Output = {
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
};
