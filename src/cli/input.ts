/** `stepyard input`: prints an input to try a workflow with. */
import { suggestInput } from '../core/asl/suggestInput';
import { writeJson } from '../core/base/long';
import { processOutput, type Output } from './output';
import { checkSettings, readSettings } from './placeholders';
import { readDefinition } from './readDefinition';
import { readOptions } from './runOptions';

const usage = `Usage: stepyard input FILE [--type STANDARD|EXPRESS] [--set NAME=VALUE …]

Prints an input for the workflow in FILE as JSON: it has what the states read, of the kinds that they take, and
values with which the Choices lead to a success. stepyard run FILE --suggest runs with it.
Exit status: 0 printed, 2 wrong usage or a workflow that cannot be run.
`;

/** Runs the command. Returns the exit status. */
export function printInput(args: readonly string[], { print, complain }: Output = processOutput): number {
  if (args.includes('--help')) {
    print(usage);
    return 0;
  }
  // The options of `run` that say what is run; the others have no meaning here.
  const options = readOptions(args, ['type', 'set']);
  if (!options.ok) {
    complain(`${options.error}\n\n${usage}`);
    return 2;
  }
  const { file, type, settings } = options.value;
  const filled = readDefinition(file, type, readSettings(settings));
  if (!filled.ok) {
    complain(`${filled.error}\n`);
    return 2;
  }
  const set = checkSettings(settings, filled.value.placeholders);
  if (!set.ok) {
    complain(`${set.error}\n`);
    return 2;
  }
  complain(filled.value.numbers);
  print(`${writeJson(suggestInput(filled.value.definition), 2)}\n`);
  return 0;
}
