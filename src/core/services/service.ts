import type { TaskAnswer, TaskMoment, TaskRequest } from '../interpreter/ports';

/**
 * Somebody who answers some of the tasks: a function of the task and the moment, which remembers nothing. What is to be
 * remembered stands in the world, as the changes of its answers. Undefined: somebody else answers.
 */
export type Service = (request: TaskRequest, at: TaskMoment) => TaskAnswer | Promise<TaskAnswer> | undefined;
