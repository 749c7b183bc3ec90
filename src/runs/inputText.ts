import { parseJson, writeJson } from '../base/long';

/** Says what is wrong with a run's input, or nothing. An empty text stands for `{}`. */
export function checkInput(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** The input, indented by two spaces. The text must be JSON. */
export function formatInput(text: string): string {
  return text.trim() === '' ? '{}' : writeJson(parseJson(text), 2);
}
