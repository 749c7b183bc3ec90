/** `--set NAME=VALUE`, and what a run says of the placeholders that nobody set. */
import { fillPlaceholders, type Placeholder } from '../core/asl/placeholders/fillPlaceholders';
import { isJsonObject, member, type Json, type JsonObject } from '../core/base/json';
import { fail, ok, type Result } from '../core/base/result';

/** Values by the names of placeholders. */
export type Settings = Readonly<Record<string, string>>;

/**
 * The values that options `NAME=VALUE` set. Names may hold an equals sign, and so may
 * values: each way to split an option counts, since at most one of the names is there.
 */
export function readSettings(settings: readonly string[]): Settings {
  return Object.fromEntries(settings.flatMap(splits));
}

/** Checks that every option sets a placeholder that is there, to something that can stand in its place. */
export function checkSettings(
  settings: readonly string[],
  placeholders: readonly Placeholder[],
): Result<undefined, string> {
  const names = new Set(placeholders.map(({ name }) => name));
  for (const setting of settings) {
    if (splits(setting).some(([name]) => names.has(name))) continue;
    const [name = ''] = setting.split('=', 1);
    return fail(
      `There is no placeholder "${name}". ${names.size === 0 ? 'The workflow has none.' : `The workflow has ${[...names].join(', ')}.`}`,
    );
  }
  const faults = placeholders.flatMap(({ name, fault }) => (fault === undefined ? [] : [`--set ${name}: ${fault}`]));
  return faults.length === 0 ? ok(undefined) : fail(faults.join('\n'));
}

/** Says what was stood in for: a run must not look more real than it is. */
export function describePlaceholders(placeholders: readonly Placeholder[]): string {
  const guessed = placeholders.filter(({ source }) => source !== 'set');
  if (guessed.length === 0) return '';
  const width = guessed.reduce((width, { name }) => Math.min(40, Math.max(width, name.length)), 0);
  const lines = guessed.map(
    ({ name, value }) => `  ${name.padEnd(width)}  ${typeof value === 'string' ? value : JSON.stringify(value)}\n`,
  );
  return `Note: ${guessed.length === 1 ? 'one placeholder was' : `${guessed.length} placeholders were`} stood in for. Set others with --set NAME=VALUE.\n${lines.join('')}`;
}

function splits(setting: string): readonly (readonly [name: string, value: string])[] {
  return [...setting.matchAll(/=/g)].map(({ index }) => [setting.slice(0, index), setting.slice(index + 1)]);
}

/** The names by which a Task may start a workflow that is called so: as it is written, and as it is run. */
export function namesOfWorkflow(name: string, values: Settings): readonly string[] {
  return [name, ...filledIn('states:startExecution', { StateMachineArn: name }, values)];
}

/**
 * The buckets and keys by which a call may find an object that is stored under `BUCKET/KEY`: as it is written, and as
 * it is run.
 */
export function placesOfObject(path: string, values: Settings): readonly (readonly [bucket: string, key: string])[] {
  const [, bucket = path, key = ''] = /^((?:\$\{[^}]*\}|[^/])*)\/(.*)$/s.exec(path) ?? [];
  const [filledBucket, filledKey] = filledIn('aws-sdk:s3:getObject', { Bucket: bucket, Key: key }, values);
  return filledBucket === undefined || filledKey === undefined
    ? [[bucket, key]]
    : [
        [bucket, key],
        [filledBucket, filledKey],
      ];
}

/** The parameters of a call as it is run; none when they hold no placeholder. */
function filledIn(call: string, parameters: JsonObject, values: Settings): readonly string[] {
  const task: JsonObject = { Type: 'Task', Resource: `arn:aws:states:::${call}`, Parameters: parameters };
  const { definition, placeholders } = fillPlaceholders({ States: { Call: task } }, { values });
  if (placeholders.length === 0) return [];
  const filled = ['States', 'Call', 'Parameters'].reduce<Json | undefined>(
    (object, key) => (isJsonObject(object) ? member(object, key) : undefined),
    definition,
  );
  return isJsonObject(filled) ? Object.values(filled).map(String) : [];
}
