/**
 * The architecture, as data. Each folder of src/ lists what it may import; everything else is an error.
 * `npm run check:architecture` prints the offending edge.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
const mayImport = {
  // core: plain data in, plain data out; no DOM, no timers, no randomness
  base: [],
  document: ['base'],
  expressions: ['base'],
  asl: ['base', 'document', 'expressions'],
  interpreter: ['base', 'asl', 'expressions'],
  services: ['base', 'expressions', 'interpreter'],
  history: ['base', 'asl', 'interpreter'],
  graph: ['base', 'asl'],
  // shell: the running application without its looks
  worker: ['base', 'document', 'asl', 'interpreter', 'services', 'graph'],
  stores: ['base', 'document', 'asl', 'expressions', 'interpreter', 'services', 'history', 'graph', 'worker'],
  keep: ['base', 'document', 'interpreter', 'history', 'worker', 'stores'],
  commands: ['base', 'document', 'asl', 'graph', 'history', 'services', 'stores'],
  ui: ['base'],
  // small windows and menus that the canvas and the outline have in common
  pickers: ['commands', 'base', 'document', 'asl', 'graph', 'stores', 'ui'],
  // features: each may use core, stores and ui; never another feature
  'editor-canvas': ['pickers', 'commands', 'base', 'document', 'asl', 'services', 'graph', 'history', 'stores', 'ui'],
  'editor-outline': ['pickers', 'commands', 'base', 'document', 'asl', 'services', 'graph', 'history', 'stores', 'ui'],
  'editor-text': ['commands', 'base', 'document', 'asl', 'stores', 'ui'],
  'editor-form': ['commands', 'base', 'document', 'asl', 'expressions', 'services', 'stores', 'ui'],
  runs: ['commands', 'base', 'asl', 'history', 'stores', 'ui'],
  // the other way in: the core run by Node
  cli: ['base', 'document', 'asl', 'expressions', 'interpreter', 'services', 'history', 'graph'],
};

/** One door per dependency: the only folders that may name the package. */
const doors = {
  'jsonc-parser': ['document'],
  yaml: ['document'],
  jsonata: ['expressions'],
  hyparquet: ['services'],
  '@xyflow/react': ['editor-canvas'],
  'monaco-editor': ['editor-text', 'ui/code-field'],
  zustand: ['stores'],
  idb: ['keep'],
  cmdk: ['app'],
  '@tanstack/react-virtual': ['ui'],
  'lucide-react': ['ui'],
  react: ['stores', 'ui', 'pickers', 'editor-canvas', 'editor-outline', 'editor-text', 'editor-form', 'runs', 'app'],
};

const any = (folders) => `^src/(${folders.join('|')})/`;

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(mayImport).map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      comment: `${folder} may import: ${allowed.join(', ') || 'nothing'}`,
      severity: 'error',
      // Tests read definitions from text and draw them, whatever folder they test.
      from: { path: any([folder]), pathNot: '\\.test\\.tsx?$|/testing/' },
      to: { path: '^src/', pathNot: any([folder, ...allowed]) },
    })),
    ...Object.entries(doors).map(([pkg, folders]) => ({
      name: `one-door-for-${pkg.replace(/[^a-z]+/g, '-')}`,
      severity: 'error',
      from: { path: '^src/', pathNot: any(folders) },
      to: { path: `node_modules/${pkg}(/|$)` },
    })),
    { name: 'tests-stay-tests', severity: 'error', from: { path: '^src/', pathNot: '\\.test\\.tsx?$|/testing/' }, to: { path: '\\.test\\.tsx?$|/testing/' } },
    { name: 'no-unlisted-package', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-no-pkg', 'unknown'] } },
  ],
  options: {
    tsPreCompilationDeps: true, // type-only imports count: a type is knowledge too
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types', 'require', 'node'] },
    exclude: { path: '(eslint\\.config\\.js|\\.cjs)$' },
  },
};
