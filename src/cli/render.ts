/** `stepyard render FILE --svg OUT`: draws a workflow as the canvas does. */
import { writeFileSync } from 'node:fs';
import { readModel } from '../core/asl/readModel';
import { createDocument } from '../core/document/document';
import { readTree } from '../core/document/tree';
import { buildGraph } from '../core/graph/buildGraph';
import { layoutGraph } from '../core/graph/layoutGraph';
import { writeSvg } from '../core/graph/writeSvg';
import { readArguments } from './arguments';
import { readText } from './readText';

const usage = `Usage: stepyard render FILE --svg OUT [--theme light|dark] [--direction down|right]

Draws the workflow in FILE (JSON, JSON with comments, YAML) and writes the picture to OUT; "-" is standard output.
Exit status: 0 drawn, 1 the file holds no states, 2 wrong usage or a file that cannot be read or written.
`;

/** Runs the command. Returns the exit status. */
export function runRender(args: readonly string[]): number {
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return 0;
  }
  const options = readOptions(args);
  if (options === undefined) return complain(usage, 2);
  const source = readText(options.file);
  if (!source.ok) return complain(`${source.error}\n`, 2);
  const document = createDocument(source.value, options.file);
  const machine = readModel(readTree(document.text, document.syntax));
  if (machine.states.size === 0) return complain(`${options.file} holds no states, so there is nothing to draw.\n`, 1);
  const graph = buildGraph(machine, { collapsed: new Set(), isPicture: true });
  const picture = writeSvg(graph, layoutGraph(graph, { direction: options.direction }), { theme: options.theme });
  try {
    if (options.out === '-') process.stdout.write(picture);
    else writeFileSync(options.out, picture);
  } catch (error) {
    return complain(`${options.out} cannot be written: ${reasonOf(error)}\n`, 2);
  }
  return 0;
}

type Options = {
  readonly file: string;
  readonly out: string;
  readonly theme: 'light' | 'dark';
  readonly direction: 'down' | 'right';
};

function readOptions(args: readonly string[]): Options | undefined {
  const withoutValue = usage;
  const read = readArguments(args, { svg: { withoutValue }, theme: { withoutValue }, direction: { withoutValue } });
  if (!read.ok) return undefined;
  const { given, files } = read.value;
  const [file, ...others] = files;
  const out = given.get('svg')?.at(-1);
  const theme = given.get('theme')?.at(-1) ?? 'light';
  const direction = given.get('direction')?.at(-1) ?? 'down';
  if (file === undefined || others.length > 0 || !out) return undefined;
  if ((theme !== 'light' && theme !== 'dark') || (direction !== 'down' && direction !== 'right')) return undefined;
  return { file, out, theme, direction };
}

function complain(text: string, status: number): number {
  process.stderr.write(text);
  return status;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
