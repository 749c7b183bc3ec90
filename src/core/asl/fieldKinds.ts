/** The objects that are not states. */
export type TableName =
  | 'machine'
  | 'branch'
  | 'processor'
  | 'processorConfig'
  | 'retrier'
  | 'catcher'
  | 'rule'
  | 'nestedRule'
  | 'itemReader'
  | 'readerConfig'
  | 'itemBatcher'
  | 'resultWriter'
  | 'writerConfig'
  | 'credentials';

/** What a kind of field is to everybody who reads a field by its kind. */
type KindFacts = {
  /** What JSON stands there, to which the checks hold it; `any` where the language, or an operator, decides. */
  readonly json: 'string' | 'number' | 'boolean' | 'array' | 'object' | 'any';
  /** What completion writes behind the key in JSON. */
  readonly empty: '""' | '{}' | '[]' | 'true' | '';
  /** The sub-table that describes the object, or each item of the list. */
  readonly table?: TableName;
};

const text = { json: 'string', empty: '""' } as const;

/**
 * The kinds of field, one row each. A new kind is a row here; what it is in a form (`fieldControls`), as values to be chosen
 * (`complete`) and as the place of a placeholder (`needOfPlace`) does not compile until it is said.
 */
export const fieldKinds = {
  text,
  longText: text,
  number: { json: 'number', empty: '' },
  choice: text,
  texts: { json: 'array', empty: '[]' },
  timestamp: text,
  end: { json: 'boolean', empty: 'true' },
  /** A JSONPath that selects a value; `null` where `nullable`. */
  path: text,
  /** A JSONPath that names exactly one place. */
  referencePath: text,
  /** A JSONPath or an intrinsic function that gives a string (ErrorPath, CausePath). */
  stringPath: text,
  /** JSON whose `.$` members (JSONPath) or `{% %}` strings (JSONata) are evaluated. */
  template: { json: 'any', empty: '{}' },
  /** JSON that is taken as it stands. */
  json: { json: 'any', empty: '' },
  /** A JSONata expression. */
  expression: text,
  stateName: text,
  states: { json: 'object', empty: '{}' },
  resource: text,
  roleArn: text,
  choices: { json: 'array', empty: '[]', table: 'rule' },
  rules: { json: 'array', empty: '[]', table: 'nestedRule' },
  rule: { json: 'object', empty: '{}', table: 'nestedRule' },
  operand: { json: 'any', empty: '' },
  retry: { json: 'array', empty: '[]', table: 'retrier' },
  catch: { json: 'array', empty: '[]', table: 'catcher' },
  assign: { json: 'object', empty: '{}' },
  scope: { json: 'object', empty: '{}', table: 'processor' },
  branches: { json: 'array', empty: '[]', table: 'branch' },
  items: { json: 'any', empty: '' },
  itemReader: { json: 'object', empty: '{}', table: 'itemReader' },
  readerConfig: { json: 'object', empty: '{}', table: 'readerConfig' },
  itemBatcher: { json: 'object', empty: '{}', table: 'itemBatcher' },
  resultWriter: { json: 'object', empty: '{}', table: 'resultWriter' },
  writerConfig: { json: 'object', empty: '{}', table: 'writerConfig' },
  credentials: { json: 'object', empty: '{}', table: 'credentials' },
  processorConfig: { json: 'object', empty: '{}', table: 'processorConfig' },
} as const satisfies Readonly<Record<string, KindFacts>>;

/** A kind of field. */
export type FieldKind = keyof typeof fieldKinds;

/** The facts of a kind, for those who ask for what not every kind has. */
export function factsOfKind(kind: FieldKind): KindFacts {
  return fieldKinds[kind];
}

/** Tells whether the field holds a list whose items a sub-table describes. */
export function isListOfObjects(kind: FieldKind): boolean {
  const { json, table } = factsOfKind(kind);
  return json === 'array' && table !== undefined;
}
