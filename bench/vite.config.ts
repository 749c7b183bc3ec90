import { defineConfig } from 'vite';

/** Builds the benchmarks for Node: one file, packages left where they are. */
export default defineConfig({
  build: {
    ssr: 'bench/main.ts',
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
  },
});
