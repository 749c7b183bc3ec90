/**
 * Answers cases in a process of its own. A case can take all memory, which ends the process that runs it, or run for
 * ever; the cases after it are then answered by another process.
 */
import { fork, type ChildProcess } from 'node:child_process';

/** What came of a line that was handed to a helper: its answer as JSON text, or how the helper ended over it. */
export type HelperOutcome =
  | { readonly kind: 'answered'; readonly answer: string }
  | { readonly kind: 'ended'; readonly how: string }
  | { readonly kind: 'tooLong' };

/** Hands lines to a helper, one at a time. */
export type CaseHelper = {
  answer(line: string): Promise<HelperOutcome>;
  /** Ends the helper's process. */
  end(): void;
};

/** Creates a helper whose process `start` starts: one that answers each message, a line, with a message. */
export function createCaseHelper(start: () => ChildProcess, patienceMs: number): CaseHelper {
  let child: ChildProcess | undefined;

  function end(): void {
    const ended = child;
    child = undefined;
    ended?.kill('SIGKILL'); // one that is in an endless loop does not hear of anything else
  }

  return {
    end,
    answer(line) {
      const mine = (child ??= start());
      return new Promise((resolve) => {
        const settle = (outcome: HelperOutcome): void => {
          clearTimeout(patience);
          mine.removeAllListeners();
          if (outcome.kind !== 'answered') end();
          resolve(outcome);
        };
        const patience = setTimeout(() => settle({ kind: 'tooLong' }), patienceMs);
        mine.once('message', (answer) => settle({ kind: 'answered', answer: String(answer) }));
        mine.once('exit', (code, signal) =>
          settle({ kind: 'ended', how: signal === null ? `exit status ${code}` : `signal ${signal}` }),
        );
        mine.once('error', (error) => settle({ kind: 'ended', how: error.message }));
        mine.send(line, (error) => {
          if (error !== null) settle({ kind: 'ended', how: error.message });
        });
      });
    },
  };
}

/** Starts a helper from a script of ours. Its words about its own end are no result of ours, and not shown. */
export function startHelper(script: string, args: readonly string[], memoryMb: number): ChildProcess {
  return fork(script, args, {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** The other side: answers every message, and ends with the process that asked. */
export function serveHelper(answer: (line: string) => Promise<string>): Promise<void> {
  return new Promise((resolve) => {
    process.on('message', (line) => void answer(String(line)).then((text) => process.send?.(text)));
    process.on('disconnect', resolve);
  });
}
