/** What expressions see: the input, the context object, variables, `$states`, chance and time. */
import type { Json, JsonObject } from '../base/json';
import { formatInstant } from '../base/time';
import { buildContext, describeMapItem, type ContextFacts } from '../expressions/contextObject';
import type { Frame, MapItem } from './execution';
import type { View } from './program';
import { stateOf, type Turn } from './turn';

/** What a place in the data flow adds to what every expression of the state sees. */
export type ViewExtras = {
  /** JSONata: `$states.result`, `$states.errorOutput`. */
  readonly result?: Json;
  readonly errorOutput?: Json;
  /** The item that an ItemSelector works on. */
  readonly item?: MapItem;
  /** Task states: the token. */
  readonly taskToken?: string;
};

const none: ViewExtras = {};

/**
 * The view of a frame's state. `input` is what `$` names; `$states.input` is the state's raw input whatever `$` is.
 * The context object and `$states` are built only when something asks for them.
 */
export function createView(turn: Turn, frame: Frame, input: Json, extras: ViewExtras = none): View {
  return new FrameView(turn, frame, input, extras);
}

// A class, because one view is made for every expression: members on a prototype cost nothing to make, while an object
// with getters and closures of its own took a third of a run's time.
class FrameView implements View {
  readonly input: Json;
  readonly random: View['random'];
  readonly nowMs: number;
  private readonly turn: Turn;
  private readonly frame: Frame;
  private readonly extras: ViewExtras;
  private built: JsonObject | undefined;

  constructor(turn: Turn, frame: Frame, input: Json, extras: ViewExtras) {
    this.input = input;
    this.random = turn.random;
    this.nowMs = turn.nowMs;
    this.turn = turn;
    this.frame = frame;
    this.extras = extras;
    this.built = undefined;
  }

  get context(): JsonObject {
    return (this.built ??= contextOf(this.turn, this.frame, this.extras));
  }

  get states(): JsonObject {
    const readContext = () => this.context;
    return {
      input: this.frame.input,
      get context() {
        return readContext();
      },
      ...(this.extras.result === undefined ? {} : { result: this.extras.result }),
      ...(this.extras.errorOutput === undefined ? {} : { errorOutput: this.extras.errorOutput }),
    };
  }

  get variables(): View['variables'] {
    return this;
  }

  get(name: string): Json | undefined {
    return variableOf(this.frame, name);
  }
}

/** A variable's value as a frame sees it: its own scope's, or the nearest enclosing one's within the same execution. */
export function variableOf(frame: Frame, name: string): Json | undefined {
  for (let at: Frame | undefined = frame; at !== undefined && at.chronicle === frame.chronicle; at = at.parent) {
    const value = at.variables?.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The item of the innermost Map iteration around a frame, within its own execution. */
function itemOf(frame: Frame): MapItem | undefined {
  for (let at: Frame | undefined = frame; at !== undefined && at.chronicle === frame.chronicle; at = at.parent)
    if (at.item) return at.item;
  return undefined;
}

function contextOf(turn: Turn, frame: Frame, extras: ViewExtras): JsonObject {
  const mapItem = extras.item ?? itemOf(frame);
  if (turn.context !== undefined)
    return mapItem === undefined ? turn.context : { ...turn.context, Map: describeMapItem(mapItem) };
  const { chronicle } = frame;
  const state = stateOf(turn, frame);
  const counts = state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map';
  const facts: ContextFacts = {
    execution: {
      id: chronicle.arn,
      input: chronicle.input,
      name: chronicle.name,
      roleArn: chronicle.roleArn,
      startTime: formatInstant(chronicle.startedMs),
      redriveCount: chronicle.isSync ? undefined : chronicle.redriveCount,
      redriveTime: chronicle.redrivenMs === undefined ? undefined : formatInstant(chronicle.redrivenMs),
    },
    stateMachine: { id: chronicle.stateMachineArn, name: chronicle.stateMachineName },
    state: {
      name: state.name,
      enteredTime: formatInstant(frame.enteredMs),
      retryCount: counts ? frame.retryCount : undefined,
    },
    taskToken: extras.taskToken,
    mapItem,
  };
  return buildContext(facts);
}
