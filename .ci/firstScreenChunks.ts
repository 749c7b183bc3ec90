// Puts what a first screen is made of into few chunks. One chunk packs better than seventy
// small ones and is one request; nobody fetches more than before, since a part holds only what
// its screens import statically anyhow. They are written once more by Terser, which finds what
// the bundler's own minifier leaves: slow, but for these few it is worth four kilobytes.
import { minify } from 'terser';
import type { Plugin } from 'vite';

/** The roots of each screen, by the ends of their paths; `.ci/check-bundle.mjs` measures the same ones. */
const screens = {
  start: ['/src/app/main.tsx'],
  home: ['/src/app/Home.tsx'],
  workbench: ['/src/app/WorkbenchPage.tsx', '/src/app/openSession.ts'],
};

const chunkNames: ReadonlySet<string> = new Set(['start', 'pages', 'workbench']);

/** Everything that the roots import statically, themselves included. */
function reach(roots: readonly string[], importsOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = [...roots];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    queue.push(...importsOf(id));
  }
  return reached;
}

/** A plugin that names the chunk of every module that a first screen needs; the bundler splits all others. */
export function firstScreenChunks(): Plugin {
  const none: ReadonlySet<string> = new Set();
  const reached = { start: none, home: none, workbench: none };
  const chunkOf = (id: string): string | null => {
    if (reached.start.has(id)) return 'start';
    if (!reached.workbench.has(id)) return null;
    return reached.home.has(id) ? 'pages' : 'workbench';
  };
  return {
    name: 'first-screen-chunks',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [{ name: chunkOf, debugName: 'first screens', includeDependenciesRecursively: false }],
            },
          },
        },
      },
    }),
    buildEnd() {
      const moduleIds = [...this.getModuleIds()];
      const importsOf = (id: string): readonly string[] => this.getModuleInfo(id)?.importedIds ?? [];
      for (const screen of ['start', 'home', 'workbench'] as const) {
        const roots = moduleIds.filter((id) => screens[screen].some((ending) => id.endsWith(ending)));
        reached[screen] = reach(roots, importsOf);
      }
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !chunkNames.has(chunk.name)) continue;
          const { code } = await minify(chunk.code, { module: true, compress: { passes: 3 } });
          chunk.code = code ?? chunk.code;
        }
      },
    },
  };
}
