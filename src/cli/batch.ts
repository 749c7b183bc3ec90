/** `stepyard batch`: one JSON case a line on standard input, one JSON result a line on standard output. */
import { createInterface } from 'node:readline';
import { isJsonObject, member, type Json, type JsonObject } from '../base/json';
import { fail, ok, type Result } from '../base/result';
import { runExecutionCase } from './executionCase';
import { testStateCase } from './testStateCase';
import { validateCase } from './validateCase';

const usage = `Usage: stepyard batch < CASES > RESULTS

Reads one JSON case a line and writes one JSON result a line:
  {"id", "kind": "execution", "definition", "input", "type"?, "mocks"?, "submitted"?, "actions"?, "s3"?, "workflows"?, "placeholders"?, …}
      → {"id", "status", "output"?, "error"?, "cause"?, "events", "standIns"?}
  {"id", "kind": "validation", "operation", "definition"}
      → {"id", "result", "diagnostics"} or {"id", "variableReferences"}
  {"id", "kind": "test-state", "definition", "stateName"?, "input", "mock"?, "inspectionLevel"?, …}
      → {"id", "status", "output"?, "error"?, "cause"?, "nextState"?, "inspectionData"?} or {"id", "exception"}
A line that is no case is answered with {"id"?, "status": "ERROR", "error", "cause"}; the next line is run all the same.
`;

/** Runs the command until its input ends. Returns the exit status. */
export async function runBatch(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    const isHelp = args[0] === '--help';
    (isHelp ? process.stdout : process.stderr).write(usage);
    return isHelp ? 0 : 2;
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const result = JSON.stringify(await answerLine(line));
    if (!process.stdout.write(`${result}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return 0;
}

/** The result of one line. */
export async function answerLine(line: string): Promise<object> {
  const parsed = parseCase(line);
  if (!parsed.ok) return { status: 'ERROR', error: 'BadCase', cause: parsed.error };
  const given = parsed.value;
  const id = member(given, 'id');
  const named = id === undefined ? {} : { id };
  try {
    const result = await answerCase(given);
    return result.ok ? { ...named, ...result.value } : { ...named, status: 'ERROR', error: 'BadCase', cause: result.error };
  } catch (error) {
    return { ...named, status: 'ERROR', error: 'Stepyard.Fault', cause: error instanceof Error ? error.message : String(error) };
  }
}

async function answerCase(given: JsonObject): Promise<Result<object, string>> {
  const kind = member(given, 'kind') ?? 'execution';
  switch (kind) {
    case 'execution':
      return runExecutionCase(given);
    case 'validation':
      return ok(validateCase(given));
    case 'test-state':
      return ok(testStateCase(given));
    default:
      return fail(`There is no kind of case ${JSON.stringify(kind)}. The kinds are execution, validation and test-state.`);
  }
}

function parseCase(line: string): Result<JsonObject, string> {
  try {
    // JSON.parse gives JSON values only.
    const value = JSON.parse(line) as Json;
    return isJsonObject(value) ? ok(value) : fail('The line is no JSON object.');
  } catch (error) {
    return fail(`The line is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
