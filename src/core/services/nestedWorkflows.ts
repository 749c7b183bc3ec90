/**
 * Workflows that Tasks start by name: they really run, in the same time as the one that starts them, and their tasks
 * are answered by the same handlers. The calls that answer a token find the run that waits for it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html (read 2025-11)
 */
import { isJsonObject, member, textIn, type Json, type JsonObject } from '../base/json';
import { parseJson, writeJson } from '../base/long';
import type { HistoryEvent } from '../interpreter/event';
import type { Outcome } from '../interpreter/outcome';
import type { TaskAnswer, TaskHandlers, TaskMoment, TaskRequest } from '../interpreter/ports';
import type { Program } from '../interpreter/program';
import { runExecution, type RunHandle, type SharedWorld } from '../interpreter/run';
import type { TokenAnswer } from '../interpreter/tokenDesk';
import type { SharedClock } from '../interpreter/sharedClock';
import { describeExecution, describeSyncExecution, startedAnswer, type NestedExecution } from './describeExecution';

/** What nested workflows need. */
export type NestedOptions = {
  /** The workflows at hand, by the name that ends their ARN, or by the whole text that stands for it. */
  readonly workflows: ReadonlyMap<string, Program>;
  readonly clock: SharedClock;
  readonly seed: number;
  /** The outermost run, whose tokens nested ones may answer. */
  readonly root: () => RunHandle;
  /** Who answers the tasks of nested workflows: all handlers, these among them. */
  readonly handlers: () => TaskHandlers;
  readonly otherwise: TaskHandlers;
  /** The world of the outermost run, which nested ones change as well. */
  readonly sharedWorld?: SharedWorld;
  /** Told of the events of nested executions. */
  readonly onEvents?: (events: readonly HistoryEvent[]) => void;
};

/** An execution that was started, and who waits for its end. */
type Running = NestedExecution & { readonly run: RunHandle; readonly listeners: ((outcome: Outcome) => void)[] };

/** Workflows that start each other without end are stopped here; the service would go on up to its quota. */
const mostExecutions = 10_000;
/** Each one that is started within the start of another takes room on the program's stack. */
const mostNested = 50;

/** Characters that a cause may have. Each level of nesting escapes the one below again, so that it would double. */
const longestCause = 32_768;

const starts = ['states:startExecution', 'aws-sdk:sfn:startExecution', 'aws-sdk:sfn:startSyncExecution'];
const answers = ['aws-sdk:sfn:sendTaskSuccess', 'aws-sdk:sfn:sendTaskFailure', 'aws-sdk:sfn:sendTaskHeartbeat'];

/** Handlers that run the workflows at hand, and leave every other call to `otherwise`. */
export type NestedWorkflows = TaskHandlers & {
  /** Stops the executions that still go on, when nobody looks at them any more. */
  stop(): void;
};

/** Creates the handlers of a run. */
export function createNestedWorkflows(options: NestedOptions): NestedWorkflows {
  const executions = new Map<string, Running>();
  /** Executions that a task waits for, by its token. */
  const awaited = new Map<string, Running>();
  let nesting = 0;

  function request(asked: TaskRequest, at: TaskMoment): TaskAnswer | Promise<TaskAnswer> {
    const call = `${asked.target.resourceType}:${asked.target.action}`;
    const parameters: JsonObject = isJsonObject(asked.parameters) ? asked.parameters : {};
    if (asked.purpose === 'task' && answers.includes(call))
      return sendAnswer(call, parameters) ?? options.otherwise.request(asked, at);
    const name =
      asked.purpose === 'task' && starts.includes(call)
        ? nameOf(options.workflows, member(parameters, 'StateMachineArn'))
        : undefined;
    const program = name === undefined ? undefined : options.workflows.get(name);
    if (name === undefined || program === undefined) return options.otherwise.request(asked, at);
    return start(asked, call, name, program, parameters);
  }

  function start(asked: TaskRequest, call: string, name: string, program: Program, parameters: JsonObject): TaskAnswer {
    const isSync = call === 'aws-sdk:sfn:startSyncExecution';
    const prefix = call.startsWith('aws-sdk:') ? 'Sfn' : 'StepFunctions';
    const input = readInput(member(parameters, 'Input'));
    if (input === undefined)
      return {
        kind: 'failed',
        error: `${prefix}.InvalidExecutionInputException`,
        cause: 'Invalid State Machine Execution Input: the text is not JSON.',
      };
    const given = member(parameters, 'Name');
    const known =
      typeof given === 'string' && !isSync
        ? [...executions.values()].find((other) => other.workflow === name && other.name === given)
        : undefined;
    if (known !== undefined && (isOver(known) || known.inputText !== input.text)) {
      return {
        kind: 'failed',
        error: `${prefix}.ExecutionAlreadyExistsException`,
        cause: `Execution Already Exists: '${known.arn}'`,
      };
    }
    if (known === undefined && (executions.size >= mostExecutions || nesting >= mostNested)) {
      return {
        kind: 'failed',
        error: `${prefix}.ExecutionLimitExceededException`,
        cause: 'Workflows start each other without end.',
      };
    }
    const running = known ?? begin(name, program, input, typeof given === 'string' ? given : undefined, isSync);
    const { pattern } = asked.target;
    if (isSync)
      return {
        kind: 'nested',
        begin: (tell) =>
          carryOut(running, asked, tell, (outcome) => ({
            kind: 'succeeded',
            result: describeSyncExecution(running, outcome),
          })),
      };
    const submitted = startedAnswer(running, prefix === 'StepFunctions');
    if (pattern === 'requestResponse') {
      resume(running);
      return { kind: 'succeeded', result: submitted };
    }
    if (pattern === 'waitForTaskToken') return { kind: 'nested', submitted, begin: () => resume(running) };
    return {
      kind: 'nested',
      submitted,
      begin: (tell) => carryOut(running, asked, tell, (outcome) => endOfJob(running, outcome, pattern === 'sync:2')),
    };
  }

  function begin(
    workflow: string,
    program: Program,
    input: { readonly value: Json; readonly text: string },
    name: string | undefined,
    isExpress: boolean,
  ): Running {
    const { clock, leave } = options.clock.join(() => run.isIdle());
    const listeners: ((outcome: Outcome) => void)[] = [];
    const end = (outcome: Outcome): void => {
      leave();
      for (const listener of listeners.splice(0)) listener(outcome);
    };
    const run = runExecution({
      program,
      clock,
      handlers: options.handlers(),
      seed: options.seed + executions.size + 1,
      paused: true,
      onEnd: end,
      type: isExpress ? 'EXPRESS' : 'STANDARD',
      isSync: isExpress,
      input: input.value,
      inputText: input.text,
      stateMachineName: workflow,
      ...(name === undefined ? {} : { name }),
      ...(options.sharedWorld === undefined ? {} : { sharedWorld: options.sharedWorld }),
      ...(options.onEvents === undefined ? {} : { onEvents: options.onEvents }),
    });
    const arn = run.executionArn;
    const running: Running = {
      workflow,
      arn,
      name: arn.split(':')[7] ?? '',
      inputText: input.text,
      startedMs: clock.nowMs(),
      run,
      listeners,
    };
    executions.set(arn, running);
    // Only a fault of ours rejects; whoever waits is told rather than left waiting.
    run.done.catch((error: unknown) =>
      end({
        ...run.outcome(),
        status: 'FAILED',
        error: 'Stepyard.Fault',
        cause: error instanceof Error ? error.message : String(error),
      }),
    );
    return running;
  }

  function resume(running: Running): void {
    nesting++;
    running.run.resume();
    nesting--;
  }

  /** Lets an execution go on until its end, which ends the task. */
  function carryOut(
    running: Running,
    asked: TaskRequest,
    tell: (answer: TaskAnswer) => void,
    answer: (outcome: Outcome) => TaskAnswer,
  ): void {
    if (isOver(running)) return tell(answer(running.run.outcome()));
    awaited.set(asked.token, running);
    running.listeners.push((outcome) => {
      awaited.delete(asked.token);
      tell(answer(outcome));
    });
    resume(running);
  }

  function sendAnswer(call: string, parameters: JsonObject): TaskAnswer | undefined {
    const token = textIn(parameters, 'TaskToken') ?? '';
    const output = readInput(member(parameters, 'Output'));
    if (output === undefined)
      return { kind: 'failed', error: 'Sfn.InvalidOutputException', cause: 'Invalid Output: the text is not JSON.' };
    for (const run of [options.root(), ...[...executions.values()].map((running) => running.run)]) {
      const { exception } = answerToken(run, call, token, output.value, parameters);
      if (exception === undefined) return { kind: 'succeeded', result: {} };
      if (exception === 'TaskTimedOut')
        return {
          kind: 'failed',
          error: 'Sfn.TaskTimedOutException',
          cause: "Task Timed Out: 'Provided task does not exist anymore'",
        };
    }
    return undefined;
  }

  return {
    request,
    cancel(token) {
      const running = awaited.get(token);
      awaited.delete(token);
      running?.run.stop();
      options.otherwise.cancel?.(token);
    },
    stop() {
      for (const running of executions.values()) if (!isOver(running)) running.run.stop();
    },
  };
}

function isOver({ run }: Running): boolean {
  return run.outcome().status !== 'RUNNING';
}

/**
 * The workflow that a StateMachineArn names: by its whole text, or by the name
 * in it, whatever version or alias follows.
 */
function nameOf(workflows: ReadonlyMap<string, Program>, machine: Json | undefined): string | undefined {
  if (typeof machine !== 'string') return undefined;
  if (workflows.has(machine)) return machine;
  const [, name] = /:stateMachine:([^:]+)(?::[^:]+)?$/.exec(machine) ?? [];
  return name !== undefined && workflows.has(name) ? name : undefined;
}

/** The input that an execution is started with: a text is JSON already; nothing and null are an empty object. */
function readInput(input: Json | undefined): { readonly value: Json; readonly text: string } | undefined {
  if (input === undefined || input === null) return { value: {}, text: '{}' };
  if (typeof input !== 'string') return { value: input, text: writeJson(input) };
  try {
    return { value: parseJson(input), text: input };
  } catch {
    return undefined;
  }
}

/** A job that did not succeed fails its task, and the cause is the whole description. */
function endOfJob(execution: NestedExecution, outcome: Outcome, isParsed: boolean): TaskAnswer {
  const description = describeExecution(execution, outcome, isParsed);
  if (outcome.status === 'SUCCEEDED') return { kind: 'succeeded', result: description };
  return { kind: 'failed', error: 'States.TaskFailed', cause: JSON.stringify(description).slice(0, longestCause) };
}

function answerToken(run: RunHandle, call: string, token: string, output: Json, parameters: JsonObject): TokenAnswer {
  if (call.endsWith('sendTaskHeartbeat')) return run.sendTaskHeartbeat(token);
  if (call.endsWith('sendTaskFailure'))
    return run.sendTaskFailure(token, textIn(parameters, 'Error'), textIn(parameters, 'Cause'));
  return run.sendTaskSuccess(token, output);
}
