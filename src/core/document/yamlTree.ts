/**
 * YAML text as the same tolerant tree that JSON gives: plain blocks are read here, all else by the `yaml` package.
 */
import { optional } from '../base/optional';
import type { Json } from '../base/json';
import { toJson, type SyntaxProblem, type SyntaxTree, type TreeNode } from './tree';
import { readYamlBlocks } from './yamlBlocks';
import { mask } from './yamlMasks';
import { createYamlNodes } from './yamlNodes';
import { parseYaml } from './yamlParse';

/** Deeper flow collections than this are not parsed: the library's cost grows faster than the text. */
const maxDepth = 400;
/** Reads YAML. Never throws; linear in the length of the text. */
export function readYamlTree(text: string): SyntaxTree {
  const depth = nestingDepth(text);
  if (depth > maxDepth) {
    return {
      syntax: 'yaml',
      text,
      errors: [
        {
          code: 'too-deep',
          message: `The text is nested ${depth} levels deep; YAML is read up to ${maxDepth} levels.`,
          from: 0,
          to: Math.min(1, text.length),
        },
      ],
    };
  }
  try {
    const { root, errors } = readMasked(text, mask(text));
    const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.exec(text);
    if (control)
      errors.unshift({
        code: 'control-character',
        message: 'This is not text: it holds control characters.',
        from: control.index,
        to: control.index + 1,
      });
    return { syntax: 'yaml', text, errors, ...optional({ root }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      syntax: 'yaml',
      text,
      errors: [
        {
          code: 'yaml-syntax',
          message: `This cannot be read as YAML: ${reason}`,
          from: 0,
          to: Math.min(1, text.length),
        },
      ],
    };
  }
}

function readMasked(
  text: string,
  masked: string,
): { readonly root?: TreeNode | undefined; readonly errors: SyntaxProblem[] } {
  const found: SyntaxProblem[] = [];
  const plain = readYamlBlocks(masked, createYamlNodes(text, found), found);
  if (plain) return { root: plain, errors: found };
  const errors: SyntaxProblem[] = [];
  const whole = parseYaml(masked, errors, { shift: 0, length: text.length });
  return { root: whole && createYamlNodes(text, errors).read(whole, 0), errors };
}

/** The column of an offset, from 0. */
export function columnAt(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** An upper bound of how deep collections are nested: brackets in a row, and the widest indentation. */
function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5b || c === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (c === 0x5d || c === 0x7d) depth = Math.max(0, depth - 1);
    else if (c === 0x2d && text[i + 1] === ' ') {
      let dashes = 1;
      while (text[i + 2 * dashes] === '-' && text[i + 2 * dashes + 1] === ' ') dashes++;
      deepest = Math.max(deepest, dashes);
      i += 2 * dashes - 1;
    }
  }
  let indent = 0;
  for (const line of text.matchAll(/^( +)\S/gm)) indent = Math.max(indent, line[1]?.length ?? 0);
  return Math.max(deepest, Math.floor(indent / 2));
}

/** The value that a YAML text stands for, or undefined when it cannot be read. For pasted fragments. */
export function readYamlValue(text: string): Json | undefined {
  const tree = readYamlTree(text);
  return tree.errors.length === 0 && tree.root ? toJson(tree.root) : undefined;
}
