import type { Json, JsonObject } from '../base/json';

/** The facts that the context object (`$$`, `$states.context`) shows. Times are ISO 8601 texts. */
export type ContextFacts = {
  readonly execution: {
    readonly id: string;
    readonly input: Json;
    readonly name: string;
    readonly roleArn?: string;
    readonly startTime: string;
    readonly redriveCount?: number;
    readonly redriveTime?: string;
  };
  readonly stateMachine: { readonly id: string; readonly name: string };
  readonly state?: { readonly name: string; readonly enteredTime: string; readonly retryCount?: number };
  readonly taskToken?: string;
  readonly mapItem?: { readonly index: number; readonly value: Json; readonly key?: string; readonly source?: string };
};

/**
 * Builds the context object; members without a fact are left out.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html (read 2025-11)
 */
export function buildContext(facts: ContextFacts): JsonObject {
  const { execution, stateMachine, state, taskToken, mapItem } = facts;
  return {
    Execution: {
      Id: execution.id,
      Input: execution.input,
      Name: execution.name,
      ...(execution.roleArn === undefined ? {} : { RoleArn: execution.roleArn }),
      StartTime: execution.startTime,
      ...(execution.redriveCount === undefined ? {} : { RedriveCount: execution.redriveCount }),
      ...(execution.redriveTime === undefined ? {} : { RedriveTime: execution.redriveTime }),
    },
    ...(mapItem === undefined ? {} : { Map: describeMapItem(mapItem) }),
    ...(state === undefined
      ? {}
      : {
          State: {
            EnteredTime: state.enteredTime,
            Name: state.name,
            ...(state.retryCount === undefined ? {} : { RetryCount: state.retryCount }),
          },
        }),
    StateMachine: { Id: stateMachine.id, Name: stateMachine.name },
    ...(taskToken === undefined ? {} : { Task: { Token: taskToken } }),
  };
}

/** The member `Map` of the context object: the item that an iteration works on. */
export function describeMapItem(item: NonNullable<ContextFacts['mapItem']>): JsonObject {
  return {
    Item: {
      Index: item.index,
      ...(item.key === undefined ? {} : { Key: item.key }),
      Value: item.value,
      ...(item.source === undefined ? {} : { Source: item.source }),
    },
  };
}
