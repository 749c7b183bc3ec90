/** `stepyard batch`: one JSON case a line on standard input, one JSON result a line on standard output. */
import { fileURLToPath } from 'node:url';
import { unreachable } from '../core/base/invariant';
import { isJsonObject, member, type Json, type JsonObject } from '../core/base/json';
import { deepestJson, parseJson, writeJson } from '../core/base/long';
import { fail, ok, type Result } from '../core/base/result';
import { changedNumbersIn } from './changedNumbers';
import { createCaseHelper, serveHelper, startHelper, type CaseHelper } from './caseHelper';
import { runExecutionCase } from './executionCase';
import { readLines } from './readLines';
import { testStateCase } from './testStateCase';
import { validateCase } from './validateCase';

/**
 * How long a case may take, and what its data may take of memory: far more than
 * any execution that keeps the service's quotas.
 */
const caseSeconds = 120;
const caseMemoryMb = 2_048;

/** Tells the command that it is the helper of another one. */
const helperFlag = '--helper';

const usage = `Usage: stepyard batch < CASES > RESULTS

Reads one JSON case a line and writes one JSON result a line:
  {"id", "kind": "execution", "definition", "input", "type"?, "mocks"?, "submitted"?, "actions"?, "s3"?, "workflows"?, "placeholders"?, …}
      → {"id", "status", "output"?, "error"?, "cause"?, "events", "standIns"?}
  {"id", "kind": "validation", "operation", "definition"}
      → {"id", "result", "diagnostics"} or {"id", "variableReferences"}
  {"id", "kind": "test-state", "definition", "stateName"?, "input", "mock"?, "inspectionLevel"?, …}
      → {"id", "status", "output"?, "error"?, "cause"?, "nextState"?, "inspectionData"?} or {"id", "exception"}
An answer also has "changedNumbers" where numbers of the case are not kept as they are written: [{"at", "written", "becomes"}, …].
A line that is no case, or a case that breaks, is answered with {"id"?, "status": "ERROR", "error", "cause"}; the next line is run all
the same. A case may take ${caseSeconds} seconds and ${caseMemoryMb} MB of memory.
`;

/** Runs the command until its input ends. Returns the exit status. */
export async function runBatch(args: readonly string[]): Promise<number> {
  if (args[0] === helperFlag && process.send !== undefined) {
    await serveHelper(async (line) => writeAnswer(line, await answerLine(line)));
    return 0;
  }
  if (args.length > 0) {
    const isHelp = args[0] === '--help';
    (isHelp ? process.stdout : process.stderr).write(usage);
    return isHelp ? 0 : 2;
  }
  const helper = createCaseHelper(
    () => startHelper(fileURLToPath(import.meta.url), ['batch', helperFlag], caseMemoryMb),
    caseSeconds * 1_000,
  );
  process.once('exit', helper.end);
  for await (const line of readLines(process.stdin)) {
    const result = line.ok
      ? line.value.trim() === ''
        ? undefined
        : await answerApart(line.value, helper)
      : writeAnswer('', { status: 'ERROR', error: 'BadCase', cause: `The line is not a text: ${line.error}.` });
    if (result !== undefined && !process.stdout.write(`${result}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  helper.end();
  return 0;
}

/** The result of one line, as JSON text, from a helper that it may break. */
export async function answerApart(line: string, helper: CaseHelper): Promise<string> {
  const outcome = await helper.answer(line);
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer;
    case 'tooLong':
      return writeAnswer(line, {
        ...idOf(line),
        status: 'ERROR',
        error: 'Stepyard.TooLong',
        cause: `The case was ended, for it took longer than ${caseSeconds} seconds.`,
      });
    case 'ended':
      return writeAnswer(line, {
        ...idOf(line),
        status: 'ERROR',
        error: 'Stepyard.Fault',
        cause: `The case ended the process that ran it (${outcome.how}); most likely it took more than ${caseMemoryMb} MB of memory.`,
      });
    default:
      return unreachable(outcome);
  }
}

/** An answer as JSON text; what no text can hold is answered with that. */
function writeAnswer(line: string, answer: object): string {
  try {
    return writeJson(answer as Json); // an answer is plain data
  } catch (error) {
    return JSON.stringify({
      ...idOf(line),
      status: 'ERROR',
      error: 'Stepyard.Fault',
      cause: `The result is too large to be written: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
}

function idOf(line: string): { readonly id?: Json } {
  const parsed = parseCase(line);
  const id = parsed.ok ? member(parsed.value, 'id') : undefined;
  return id === undefined ? {} : { id };
}

/** The result of one line. */
export async function answerLine(line: string): Promise<object> {
  const parsed = parseCase(line);
  if (!parsed.ok) return { status: 'ERROR', error: 'BadCase', cause: parsed.error };
  const given = parsed.value;
  const id = member(given, 'id');
  const named = id === undefined ? {} : { id };
  const changedNumbers = changedNumbersIn(line, given);
  try {
    const result = await answerCase(given);
    return result.ok
      ? { ...named, ...result.value, ...(changedNumbers !== undefined && { changedNumbers }) }
      : { ...named, status: 'ERROR', error: 'BadCase', cause: result.error };
  } catch (error) {
    return {
      ...named,
      status: 'ERROR',
      error: 'Stepyard.Fault',
      cause: error instanceof Error ? error.message : String(error),
    };
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
      return fail(
        `There is no kind of case ${JSON.stringify(kind)}. The kinds are execution, validation and test-state.`,
      );
  }
}

/** Levels of a case around what is in it, such as its input. */
const caseLevels = 3;

function parseCase(line: string): Result<JsonObject, string> {
  try {
    const value = parseJson(line, deepestJson + caseLevels);
    return isJsonObject(value) ? ok(value) : fail('The line is no JSON object.');
  } catch (error) {
    return fail(`The line is not JSON that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
