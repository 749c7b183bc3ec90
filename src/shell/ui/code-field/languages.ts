/**
 * Colouring of what is written in Stepyard: definitions in JSON and YAML, and the expressions inside them.
 * Colouring only; meaning comes from `asl/` by way of the providers.
 */
import type { languages } from 'monaco-editor/editor';
import type { Monaco } from './monacoApi';

/** The ids of our languages in Monaco. */
export type CodeLanguage = 'asl-json' | 'asl-yaml' | 'asl-path' | 'asl-text' | 'jsonata';

/** Registers every language once. */
export function registerLanguages({ languages }: Monaco): void {
  const all: Readonly<Record<CodeLanguage, readonly [languages.IMonarchLanguage, languages.LanguageConfiguration]>> = {
    'asl-json': [jsonTokens, bracketsAndComments],
    'asl-yaml': [
      yamlTokens,
      { ...bracketsAndComments, comments: { lineComment: '#' }, onEnterRules: [], folding: { offSide: true } },
    ],
    'asl-path': [pathTokens, bracketsAndComments],
    'asl-text': [textTokens, {}],
    jsonata: [
      { ...jsonataTokens, tokenizer: { root: [{ include: '@expression' }], ...jsonataTokens.tokenizer } },
      bracketsAndComments,
    ],
  };
  for (const [id, [tokens, configuration]] of Object.entries(all)) {
    languages.register({ id });
    languages.setMonarchTokensProvider(id, tokens);
    languages.setLanguageConfiguration(id, configuration);
  }
}

const bracketsAndComments: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  autoClosingPairs: [
    { open: '{', close: '}', notIn: ['string'] },
    { open: '[', close: ']', notIn: ['string'] },
    { open: '"', close: '"', notIn: ['string'] },
    { open: '(', close: ')' },
  ],
  wordPattern: /[\w$-]+/,
  indentationRules: { increaseIndentPattern: /[{[]\s*$/, decreaseIndentPattern: /^\s*[}\]]/ },
};

/** What stands between `{%` and `%}`, up to either the end of the expression or the end of the line. */
const jsonataRules: languages.IMonarchLanguageRule[] = [
  [/'[^']*'/, 'string'],
  [/\\"(?:[^"\\]|\\[^"])*\\"/, 'string'],
  [/\$[A-Za-z_]\w*(?=\s*\()/, 'function'],
  [/\${1,2}[\w.]*/, 'variable'],
  [/\b(?:and|or|in|true|false|null|function)\b/, 'keyword'],
  [/-?\d+(?:\.\d+)?/, 'number'],
  [/[{}[\]().,:;?&|=<>!+\-*/%~^@#]/, 'delimiter'],
];

const jsonataTokens: languages.IMonarchLanguage = {
  tokenizer: {
    expression: [[/\{%|%\}/, 'bracket'], [/"(?:[^"\\]|\\.)*"/, 'string'], [/\/\*.*?\*\//, 'comment'], ...jsonataRules],
  },
};

const stringRules: languages.IMonarchLanguageRule[] = [
  [/\$\{[^}"]*\}/, 'placeholder'],
  [/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/, 'string.escape'],
  [/\\./, 'string.invalid'],
];

const jsonTokens: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'key'],
      [/"(?=\{%)/, 'string', '@expressionString'],
      [/"(?=\$(?!\{)|States\.)/, 'string', '@pathString'],
      [/"/, 'string', '@text'],
      [/\$\{[^}]*\}/, 'placeholder'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/\/\/.*$/, 'comment'],
      [/\/\*/, 'comment', '@comment'],
      [/[{}[\],:]/, 'delimiter'],
    ],
    text: [...stringRules, [/[^"\\$]+/, 'string'], [/"/, 'string', '@pop'], [/$/, 'string', '@pop'], [/./, 'string']],
    pathString: [
      [/[^"\\']+/, 'path'],
      [/\\./, 'string.escape'],
      [/'[^'"]*'/, 'string'],
      [/'/, 'path'],
      [/"/, 'string', '@pop'],
      [/$/, 'path', '@pop'],
    ],
    expressionString: [
      [/\{%|%\}/, 'bracket'],
      ...jsonataRules,
      [/\\./, 'string.escape'],
      [/"/, 'string', '@pop'],
      [/$/, 'string', '@pop'],
      [/[^"\\]/, ''],
    ],
    comment: [
      [/[^*]+/, 'comment'],
      [/\*\//, 'comment', '@pop'],
      [/./, 'comment'],
    ],
  },
};

const yamlTokens: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/#.*$/, 'comment'],
      [/^---|^\.\.\./, 'delimiter'],
      [
        /(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#{}[\],&*!|>'"%@`-][^#:{}[\],]*?|-[^\s#:][^#:{}[\],]*?)(?=\s*:(?:\s|$))/,
        'key',
      ],
      [/[&*][\w-]+/, 'anchor'],
      [/![\w!-]*/, 'keyword'],
      [/"(?=\{%)/, 'string', '@expressionString'],
      [/"/, 'string', '@double'],
      [/'(?:[^']|'')*'?/, 'string'],
      [/\$\{[^}]*\}/, 'placeholder'],
      [/\{%/, 'bracket', '@plainExpression'],
      [/\$[$.[][^\s,]*/, 'path'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=\s*(?:$|[,\]}#]))/, 'number'],
      [/\b(?:true|false|null|True|False|TRUE|FALSE)\b(?=\s*(?:$|[,\]}#]))|~/, 'keyword'],
      [/[|>][+-]?\d*$/, 'delimiter'],
      [/-(?=\s|$)|[{}[\],:?]/, 'delimiter'],
      [/[^\s#{}[\],:&*!|>'"$]+/, 'string'],
    ],
    double: [...stringRules, [/[^"\\$]+/, 'string'], [/"/, 'string', '@pop'], [/./, 'string']],
    expressionString: [
      [/\{%|%\}/, 'bracket'],
      ...jsonataRules,
      [/\\./, 'string.escape'],
      [/"/, 'string', '@pop'],
      [/[^"\\]/, ''],
    ],
    plainExpression: [[/%\}/, 'bracket', '@pop'], ...jsonataRules, [/$/, '', '@pop'], [/\s+/, ''], [/[^%]/, '']],
  },
};

const pathTokens: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/States\.\w+/, 'function'],
      [/'[^']*'/, 'string'],
      [/\${1,2}/, 'variable'],
      [/\d+/, 'number'],
      [/[.[\](),*:?@]/, 'delimiter'],
      [/[\w-]+/, 'path'],
    ],
  },
};

/** Plain text: only what is filled in later stands out. */
const textTokens: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/\$\{[^}]*\}/, 'placeholder'],
      [/[^$]+/, ''],
      [/./, ''],
    ],
  },
};
