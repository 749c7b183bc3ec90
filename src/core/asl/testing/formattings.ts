import { writeYaml } from '../../document/testing/writeYaml';
import { isJsonObject, type Json, type JsonObject } from '../../base/json';

/** A workflow with every kind of transition and scope, for trying verbs on. */
export const workflow: JsonObject = {
  Comment: 'Takes an order, and ships it',
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.total', NumericGreaterThan: 100, Next: 'Approve' },
        { Not: { Variable: '$.paid', BooleanEquals: true }, Next: 'Refuse' },
      ],
      Default: 'Charge',
    },
    Approve: { Type: 'Wait', Seconds: '${Delay}', Next: 'Charge' },
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: '${ChargeFunction}', 'Payload.$': '$' },
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], BackoffRate: 1.5 }],
      Catch: [
        { ErrorEquals: ['Card.Refused'], Next: 'Refuse' },
        { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Recover' },
      ],
      Next: 'Both',
    },
    Recover: { Type: 'Pass', Next: 'Refuse' },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Ship',
          States: { Ship: { Type: 'Task', Resource: '${Ship}', Next: 'Track' }, Track: { Type: 'Pass', End: true } },
        },
        { StartAt: 'Bill', States: { Bill: { Type: 'Pass', End: true } } },
      ],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Notify',
        States: { Notify: { Type: 'Pass', Result: {}, End: true } },
      },
      End: true,
    },
    Refuse: { Type: 'Fail', Error: 'Refused' },
  },
};

/** The same workflow, written in the ways in which people and tools write. */
export const formattings: Readonly<Record<string, string>> = {
  'two spaces': written(workflow, 2),
  'three spaces': written(workflow, 3),
  'four spaces': written(workflow, 4),
  tabs: written(workflow, '\t'),
  'one line': unquoted(JSON.stringify(workflow)),
  'one spaced line': unquoted(spaced(workflow)),
  'CRLF line ends': written(workflow, 2).replaceAll('\n', '\r\n'),
  'comments and trailing commas': commented(written(workflow, 2)),
  'keys in reverse': written(reversed(workflow), 2),
  'states on one line each': statesOnOneLine(),
  'commas first': written(workflow, 2).replaceAll(/,\n( *)/g, '\n$1, '),
};

/**
 * The same workflow in YAML: in the indented style as a library writes it, with
 * lists that are not indented, and by hand.
 */
export const yamlFormattings: readonly string[] = [
  unquoted(writeYaml(workflow)),
  `---\n# Takes an order\n${writeYaml(workflow, { indentSeq: false, indent: 4 })}`,
  `${writeYaml({ ...workflow, States: {} }).replace(/States: \{\}\n/, '')}States:\n${Object.entries(
    workflow['States'] as JsonObject,
  ) // States is an object
    .map(([name, state], index) =>
      index % 2
        ? `  ${name}: ${spaced(state)} # ${index}\n`
        : `  "${name}":\n    # about ${name}\n${writeYaml(state).replace(/^/gm, '    ').trimEnd()}\n`,
    )
    .join('\n')}`,
];

function written(value: Json, indent: number | string): string {
  return `${unquoted(JSON.stringify(value, null, indent))}\n`;
}

/** One placeholder without quotes, as in templates. */
function unquoted(text: string): string {
  return text.replace('"${Delay}"', '${Delay}');
}

function spaced(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(spaced).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function commented(text: string): string {
  const trailing = text.replace(/([^[{,\s])\n( *)([}\]])/g, '$1,\n$2$3');
  const lines = trailing
    .split('\n')
    .map((line, index) => (line.endsWith(',') && index % 3 === 0 ? `${line} // note ${index}` : line));
  return lines
    .map((line) => (/^ *"Type"/.test(line) ? `${/^ */.exec(line)?.[0] ?? ''}// about the "type" {\n${line}` : line))
    .join('\n');
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

function statesOnOneLine(): string {
  const states = Object.entries(workflow['States'] as JsonObject).map(
    ([name, state]) => `    ${JSON.stringify(name)}: ${spaced(state)}`,
  ); // States is an object
  return unquoted(
    `{\n  "Comment": "Takes an order, and ships it",\n  "StartAt": "Check",\n  "States": {\n${states.join(',\n')}\n  }\n}\n`,
  );
}
