import { isRecord } from '../values';

/**
 * Makes a quick test whether arguments are exactly what a signature such as `<s-nn?:s>` asks for, so that they need not
 * be checked by the library, which matches texts for every call. A signature that it cannot read gives undefined.
 */
export function compileAccepts(definition: string): ((args: readonly unknown[]) => boolean) | undefined {
  const parameters = readParameters(definition);
  if (parameters === undefined) return undefined;
  const required = parameters.filter((parameter) => !parameter.isOptional).length;
  return (args) =>
    args.length >= required &&
    args.length <= parameters.length &&
    args.every((arg, i) => parameters[i]?.test(arg) === true);
}

type Parameter = { readonly test: (value: unknown) => boolean; readonly isOptional: boolean };

const tests: Readonly<Record<string, (value: unknown) => boolean>> = {
  s: (value) => typeof value === 'string',
  n: (value) => typeof value === 'number',
  b: (value) => typeof value === 'boolean',
  f: (value) => typeof value === 'function',
  o: (value) => isRecord(value),
  a: (value) => Array.isArray(value),
  x: (value) => value !== undefined,
  j: (value) => value !== undefined && typeof value !== 'function',
  'a<n>': (value) => Array.isArray(value) && value.every((item) => typeof item === 'number'),
  'a<s>': (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  'a<o>': (value) => Array.isArray(value) && value.every((item) => isRecord(item)),
};

function readParameters(definition: string): Parameter[] | undefined {
  const list = /^<(.*):\w+(?:<\w>)?>$|^<(.*)>$/.exec(definition);
  const text = list?.[1] ?? list?.[2];
  if (text === undefined) return undefined;
  const parameters: Parameter[] = [];
  const parameter = /([a-z])(<[a-z]>)?([-?]?)|(\([a-z]+\))([-?]?)/y;
  while (parameter.lastIndex < text.length) {
    const parts = parameter.exec(text);
    if (parts === null) return undefined;
    const choice = parts[4];
    const test = choice === undefined ? tests[`${parts[1]}${parts[2] ?? ''}`] : anyOf(choice.slice(1, -1));
    if (test === undefined) return undefined;
    parameters.push({ test, isOptional: (parts[3] ?? parts[5]) === '?' });
  }
  return parameters;
}

function anyOf(letters: string): (value: unknown) => boolean {
  const choices = [...letters].map((letter) => tests[letter]);
  return (value) => choices.some((test) => test?.(value) === true);
}
