/** Reads the input of a run. */
import { suggestInput } from '../core/asl/suggestInput';
import type { FilledDefinition } from '../core/asl/placeholders/fillPlaceholders';
import type { Json } from '../core/base/json';
import { parseJson, writeJson } from '../core/base/long';
import { fail, ok, type Result } from '../core/base/result';
import { describeJsonNumbers } from './changedNumbers';
import type { WithNumbers } from './readDefinition';
import { readText } from './readText';

/** An input, and the text that it was read from. */
export type Input = WithNumbers & { readonly value: Json; readonly text: string };

/** An input that has what the states read. */
export function suggestedInput({ definition }: FilledDefinition): Input {
  const value = suggestInput(definition);
  return { value, text: writeJson(value), numbers: '' };
}

/** The input: the argument itself when it is JSON, else the file it names. */
export function readInput(argument: string): Result<Input, string> {
  const given = parse(argument);
  if (given !== undefined)
    return ok({ value: given, text: argument, numbers: describeJsonNumbers('the input', argument) });
  const source = readText(argument);
  if (!source.ok)
    return fail(
      / is not a text: /.test(source.error)
        ? source.error
        : `The input is neither JSON nor a file that can be read: ${argument}`,
    );
  const value = parse(source.value);
  return value === undefined
    ? fail(`${argument}: The file does not hold JSON that can be read: ${faultOf(source.value)}.`)
    : ok({ value, text: source.value, numbers: describeJsonNumbers(argument, source.value) });
}

/** Why a text is not read as JSON. */
function faultOf(text: string): string {
  try {
    parseJson(text);
    return 'it holds nothing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** JSON in a text; undefined when it is none. */
export function parse(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
