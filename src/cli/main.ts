/** The entry of `stepyard`: finds the command and leaves with its exit status. */
import { enableYaml } from '../core/document/yaml';
import { runBatch } from './batch';
import { printInput } from './input';
import { runMachine } from './run';
import { runRender } from './render';
import { runValidate } from './validate';

const usage = `Usage: stepyard COMMAND …

  run FILE        runs a workflow and prints how it ended
  input FILE      prints an input to try a workflow with
  validate FILE…  checks workflows and prints what is wrong with them
  render FILE     draws a workflow
  batch           reads one JSON case a line, writes one JSON result a line

stepyard COMMAND --help tells more.
`;

/** A command takes its arguments and answers with the exit status. */
type Command = (args: readonly string[]) => number | Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  run: runMachine,
  input: printInput,
  validate: runValidate,
  render: runRender,
  batch: runBatch,
};

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  enableYaml();
  if (name === '--help' || name === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(name === '' ? usage : `There is no command "${name}".\n\n${usage}`);
    return 2;
  }
  return command(args);
}

// Whoever reads our output may stop reading (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2));
