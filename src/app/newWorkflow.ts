/** The text of a new workflow: nothing but what it must have, ready for the first state. */
export function emptyDefinition(queryLanguage: 'JSONata' | 'JSONPath'): string {
  const lines = ['"Comment": ""', '"StartAt": ""', '"States": {}'];
  if (queryLanguage === 'JSONata') lines.splice(1, 0, '"QueryLanguage": "JSONata"');
  return `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}
