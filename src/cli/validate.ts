import { fail, ok, type Result } from '../core/base/result';
import { createDocument, isJsonc } from '../core/document/document';
import { readTree, rangeOf, type SyntaxTree } from '../core/document/tree';
import { locationOf } from '../core/asl/judge';
import { readModel } from '../core/asl/readModel';
import type { Problem, Severity } from '../core/asl/problem';
import { findProblems } from '../core/asl/findProblems';
import { readArguments } from './arguments';
import { readText } from './readText';
import { sdkNamesFor } from './sdkNames';

/** What `stepyard validate` finds in a file, placed for people and editors: lines and columns count from 1. */
type Finding = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly pointer: string;
  readonly service?: { readonly code: string; readonly message?: string; readonly location?: string };
};

const usage = `Usage: stepyard validate [--json] [--type STANDARD|EXPRESS] FILE…

Prints file:line:column severity code message for everything that is wrong with each workflow.
Exit status: 0 no error (there may be warnings and hints), 1 errors, 2 wrong usage or a file that cannot be read.
`;

/** Where the command writes to. */
export type ValidateOutput = { readonly print: (text: string) => void; readonly complain: (text: string) => void };

const processOutput: ValidateOutput = {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
};

/**
 * The command `stepyard validate`: checks workflow files (JSON, JSON with
 * comments, YAML) and prints what is wrong with them. Returns the exit status.
 */
export function runValidate(args: readonly string[], { print, complain }: ValidateOutput = processOutput): number {
  if (args.includes('--help')) {
    print(usage);
    return 0;
  }
  const read = readOptions(args);
  if (!read.ok) {
    complain(`${read.error}\n\n${usage}`);
    return 2;
  }
  const options = read.value;
  const findings: Finding[] = [];
  let unreadable = false;
  for (const file of options.files) {
    const source = readText(file);
    if (!source.ok) {
      unreadable = true;
      complain(`${source.error}\n`);
    } else {
      for (const finding of findingsOf(file, source.value, options.type)) findings.push(finding);
    }
  }
  const lines = findings.map(
    ({ file, line, column, severity, code, message }) => `${file}:${line}:${column} ${severity} ${code} ${message}\n`,
  );
  print(options.json ? `${JSON.stringify(findings, null, 2)}\n` : lines.join(''));
  if (unreadable) return 2;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

type Options = { readonly json: boolean; readonly type: 'STANDARD' | 'EXPRESS'; readonly files: readonly string[] };

function readOptions(args: readonly string[]): Result<Options, string> {
  const withoutValue = '--type takes STANDARD or EXPRESS.';
  const read = readArguments(args, { json: 'flag', type: { withoutValue } });
  if (!read.ok) return read;
  const { given, files } = read.value;
  const type = given.get('type')?.at(-1) ?? 'STANDARD';
  if (type !== 'STANDARD' && type !== 'EXPRESS') return fail(withoutValue);
  return files.length === 0 ? fail('Name at least one file.') : ok({ json: given.has('json'), type, files });
}

function findingsOf(file: string, source: string, type: Options['type']): readonly Finding[] {
  const document = createDocument(source, file);
  const tree = readTree(document.text, document.syntax);
  const machine = readModel(tree);
  const lineStarts = lineStartsOf(document.text);
  return findProblems(machine, { type, sdkNames: sdkNamesFor(document.text), isJsonc: isJsonc(file) })
    .map((problem) => ({ problem, range: rangeOfProblem(tree, problem) }))
    .sort((a, b) => a.range.from - b.range.from)
    .map(({ problem, range }) => {
      const start = positionAt(lineStarts, range.from);
      const end = positionAt(lineStarts, range.to);
      const location =
        problem.serviceAt === null ? undefined : locationOf(machine.definition, problem.serviceAt ?? problem.at);
      return {
        file,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        severity: problem.severity,
        code: problem.code,
        message: problem.message,
        pointer: problem.at,
        ...(problem.serviceCode !== undefined && {
          service: {
            code: problem.serviceCode,
            ...(problem.serviceMessage !== undefined && { message: problem.serviceMessage }),
            ...(location !== undefined && { location }),
          },
        }),
      };
    });
}

/** Where a problem stands in the text: its own offsets, its member's key, or its value. */
function rangeOfProblem(tree: SyntaxTree, problem: Problem): { readonly from: number; readonly to: number } {
  if (problem.from !== undefined) return { from: problem.from, to: problem.to ?? problem.from };
  const range = rangeOf(tree, problem.at);
  if (!range) return { from: 0, to: 0 };
  return problem.part === 'key' && range.keyFrom !== undefined && range.keyTo !== undefined
    ? { from: range.keyFrom, to: range.keyTo }
    : range;
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(lineStarts: readonly number[], offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}
