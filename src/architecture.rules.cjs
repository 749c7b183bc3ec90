/**
 * The architecture, as data. The tree of files shows the layers: a folder may import what stands on a line below its
 * own, and no other folder of its own line. `npm run check:architecture` prints the offending edge.
 */
const layers = [
  // the composition root, and the other way in: the core run by Node
  ['app', 'cli'],
  // each one part of the screen; never another feature
  ['features/canvas', 'features/outline', 'features/text', 'features/form', 'features/runs'],
  // the running application
  ['shell/keep', 'shell/pickers'],
  ['shell/commands'],
  ['shell/stores'],
  ['shell/worker', 'shell/ui'],
  // core: plain data in, plain data out; no DOM, no timers, no randomness
  ['core/graph', 'core/history', 'core/services'],
  ['core/interpreter'],
  ['core/asl'],
  ['core/document', 'core/expressions'],
  ['core/base'],
];

/** The exceptions: who must not know everything that stands below. */
const mustNotKnow = {
  cli: ['features', 'shell'], // there is no page
  features: ['shell/keep', 'shell/worker'], // views hold facts of stores, not handles
  'shell/keep': ['shell/commands', 'shell/ui'],
  'shell/ui': ['core/(?!base)'], // small components that know nothing of the language
  'core/graph': ['core/interpreter', 'core/document', 'core/expressions'],
  'core/history': ['core/document', 'core/expressions'],
  'core/services': ['core/document'],
  'core/interpreter': ['core/document'], // text ends with the model
};

/** One door per dependency: the only folders that may name the package. */
const doors = {
  'jsonc-parser': ['core/document'],
  yaml: ['core/document'],
  jsonata: ['core/expressions'],
  '@noble/hashes': ['core/expressions'],
  hyparquet: ['core/services'],
  '@xyflow/react': ['features/canvas'],
  'monaco-editor': ['features/text', 'shell/ui/code-field'],
  zustand: ['shell/stores'],
  idb: ['shell/keep'],
  cmdk: ['app'],
  '@tanstack/react-virtual': ['shell/ui'],
  'lucide-react': ['shell/ui'],
  react: ['shell/stores', 'shell/ui', 'shell/pickers', 'features', 'app'],
};

const any = (folders) => `^src/(${folders.join('|')})/`;

// Tests read definitions from text and draw them, whatever folder they test.
const tests = '\\.test\\.tsx?$|/testing/';

/** A folder, and what it must not import: the lines above, and its neighbours. */
const layerRules = layers.flatMap((line, index) =>
  line.map((folder) => ({
    folder,
    forbidden: [...layers.slice(0, index).flat(), ...line.filter((other) => other !== folder)],
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-layers',
      comment: 'A file stands in a folder of a layer.',
      severity: 'error',
      from: { path: '^src/', pathNot: any(layers.flat()) },
      to: {},
    },
    ...layerRules.map(({ folder, forbidden }) => ({
      name: `${folder}-stands-below`,
      severity: 'error',
      from: { path: any([folder]), pathNot: tests },
      to: { path: any(forbidden) },
    })),
    ...Object.entries(mustNotKnow).map(([folder, forbidden]) => ({
      name: `${folder}-must-not-know`,
      severity: 'error',
      from: { path: any([folder]), pathNot: tests },
      to: { path: `^src/(${forbidden.join('|')})` },
    })),
    ...Object.entries(doors).map(([pkg, folders]) => ({
      name: `one-door-for-${pkg.replace(/[^a-z]+/g, '-')}`,
      severity: 'error',
      from: { path: '^src/', pathNot: any(folders) },
      to: { path: `node_modules/${pkg}(/|$)` },
    })),
    { name: 'tests-stay-tests', severity: 'error', from: { path: '^src/', pathNot: tests }, to: { path: tests } },
    {
      name: 'no-unlisted-package',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true, // type-only imports count: a type is knowledge too
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types', 'require', 'node'],
    },
    exclude: { path: '(eslint\\.config\\.js|\\.cjs)$' },
  },
};
