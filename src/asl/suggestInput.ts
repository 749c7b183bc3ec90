/**
 * An input to try a workflow with, made from what its states read: every path into the input becomes a member, with a
 * value of the kind that the reading state compares it with. States are followed from the first one on, as long as the
 * input of the workflow is still what they are given.
 */
import { isJsonObject, member, setMember, type Json, type JsonObject } from '../base/json';
import type { Machine, State } from './model';

/** Something that a state reads: the way to it, and a value that would suit. */
type Reading = { readonly steps: readonly Step[]; readonly sample?: Json };
type Step = { readonly name: string } | { readonly isItem: true };

/** The input, as far as it can be guessed; an empty object when nothing is read. */
export function suggestInput(machine: Machine): JsonObject {
  const written = new Set<string>();
  const root: Record<string, Json> = {};
  for (const state of statesGivenTheInput(machine)) {
    for (const reading of readingsOf(state)) {
      const [first] = reading.steps;
      if (first && 'name' in first && !written.has(first.name)) place(root, reading);
    }
    for (const name of namesWritten(state)) written.add(name);
  }
  return root;
}

/** The states that the input of the workflow reaches, in the order in which they come. */
function statesGivenTheInput(machine: Machine): readonly State[] {
  const start = machine.root.startAt?.target;
  const reached: State[] = [];
  const seen = new Set(start === undefined ? [] : [start]);
  for (const id of seen) {
    const state = machine.states.get(id);
    if (!state) continue;
    reached.push(state);
    for (const { kind, target } of state.transitions) if (target !== undefined && (kind === 'catch' || !replacesInput(state))) seen.add(target);
    if (state.type === 'Parallel' && !changesWhatBranchesGet(state)) for (const { startAt } of state.scopes) if (startAt?.target !== undefined) seen.add(startAt.target);
  }
  return reached;
}

function replacesInput({ type, fields, queryLanguage }: State): boolean {
  const makesResult = type === 'Task' || type === 'Map' || type === 'Parallel' || (type === 'Pass' && ('Result' in fields || 'Parameters' in fields));
  if (queryLanguage === 'JSONata') return makesResult || 'Output' in fields;
  const resultPath = member(fields, 'ResultPath');
  return (makesResult && (resultPath === undefined || resultPath === '$')) || (fields.OutputPath !== undefined && fields.OutputPath !== '$') || (fields.InputPath !== undefined && fields.InputPath !== '$');
}

function changesWhatBranchesGet({ fields }: State): boolean {
  return 'Parameters' in fields || 'Arguments' in fields || 'InputPath' in fields;
}

/** Members that a state adds to its input: later states do not get those from outside. */
function namesWritten({ fields }: State): readonly string[] {
  const catchers = Array.isArray(fields.Catch) ? (fields.Catch as readonly Json[]).filter(isJsonObject) : [];
  return [fields, ...catchers].flatMap(({ ResultPath: path }) => {
    const name = typeof path === 'string' ? /^\$\.([\w-]+)/.exec(path)?.[1] : undefined;
    return name === undefined ? [] : [name];
  });
}

/** Fields that hold no data of this state: scopes, and what is read of results. */
const elsewhere = new Set(['Branches', 'ItemProcessor', 'Iterator', 'ResultSelector', 'ResultPath', 'OutputPath', 'ItemSelector', 'Catch', 'Retry', 'Comment']);

function readingsOf({ fields, queryLanguage }: State): readonly Reading[] {
  const readings: Reading[] = [];
  const pattern = queryLanguage === 'JSONata' ? /\$states\.(?:input|context\.Execution\.Input)((?:\.\w+|\[\d*\])+)/g : /(?<![\w$.])\$(?:\$\.Execution\.Input)?((?:\.[\w-]+|\['[^']+'\]|\[\d+\]|\[\*\])+)/g;
  const read = (key: string, value: Json, beside: JsonObject): void => {
    if (Array.isArray(value)) for (const item of value as readonly Json[]) read(key, item, beside);
    else if (isJsonObject(value)) for (const [name, inner] of Object.entries(value)) read(name, inner, value);
    else if (typeof value === 'string' && (queryLanguage === 'JSONata' ? value.startsWith('{%') : isEvaluated(key))) {
      for (const match of value.matchAll(pattern)) readings.push({ steps: readSteps(match[1] ?? ''), sample: sampleFor(key, beside) });
    }
  };
  for (const [name, value] of Object.entries(fields)) if (!elsewhere.has(name)) read(name, value, fields);
  return readings;
}

function isEvaluated(key: string): boolean {
  return key.endsWith('.$') || key.endsWith('Path') || key === 'Variable';
}

function readSteps(text: string): readonly Step[] {
  return [...text.matchAll(/\.([\w-]+)|\['([^']+)'\]|\[[\d*]*\]/g)].map((match) => {
    const name = match[1] ?? match[2];
    return name === undefined ? { isItem: true } : { name };
  });
}

/** A value of the kind that a rule compares with, or that a field takes. */
function sampleFor(key: string, beside: JsonObject): Json | undefined {
  if (key === 'ItemsPath' || key === 'Items') return [{}];
  if (/^(?:Seconds|TimeoutSeconds|HeartbeatSeconds|MaxConcurrency|ToleratedFailure)/.test(key)) return 1;
  if (key.startsWith('Timestamp')) return '2026-01-01T00:00:00Z';
  if (key !== 'Variable') return undefined;
  for (const [operator, operand] of Object.entries(beside)) {
    if (/^(?:String|Numeric|Boolean|Timestamp)/.test(operator) && !operator.endsWith('Path')) return operator === 'StringMatches' && typeof operand === 'string' ? operand.replaceAll('*', 'x') : operand;
    if (operator === 'IsNumeric') return 1;
    if (operator === 'IsBoolean') return true;
  }
  return undefined;
}

/** Puts a reading into the input. What is there already is kept, unless it was only a stand-in. */
function place(root: Record<string, Json>, { steps, sample }: Reading): void {
  let holder: Record<string, Json> | Json[] = root;
  for (const [i, step] of steps.entries()) {
    const key = 'name' in step ? step.name : 0;
    const next = steps[i + 1];
    const now: Json | undefined = Array.isArray(holder) ? holder[0] : member(holder, String(key));
    const isLast = next === undefined;
    const made: Json = isLast ? (now === undefined || (now === standIn && sample !== undefined) ? (sample ?? standIn) : now) : containerFor(now, next);
    if (Array.isArray(holder)) holder[0] = made;
    else setMember(holder, String(key), made);
    if (isLast || typeof made !== 'object' || made === null) return;
    holder = made as Record<string, Json> | Json[]; // made here or on the way: nobody else has it
  }
}

/** What stands where nothing is known of the value. */
const standIn = 'text';

function containerFor(now: Json | undefined, next: Step): Json {
  if ('isItem' in next) return Array.isArray(now) ? now : [{}];
  return isJsonObject(now) ? now : {};
}
