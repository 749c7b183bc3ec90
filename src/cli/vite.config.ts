import { defineConfig } from 'vite';

/** Builds the headless commands into one file that Node runs without any package: `dist/cli/stepyard.mjs`. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  // The page's build fills the rest of dist/.
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    license: { fileName: 'licenses.md' },
    rollupOptions: {
      output: { format: 'es', entryFileNames: 'stepyard.mjs', codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
});
