import { registerSyntax } from './syntaxes';
import { computeYamlEdits } from './yamlEdits';
import { readYamlTree } from './yamlTree';

/**
 * Makes YAML readable and editable. Import this file when YAML is met for the first time: it brings the library along.
 */
export function enableYaml(): void {
  registerSyntax('yaml', { readTree: readYamlTree, computeEdits: computeYamlEdits });
}
