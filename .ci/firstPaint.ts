// Writes the home page of a newcomer and its styles into the built
// `index.html`, so that a slow phone shows it before any script.
import react from '@vitejs/plugin-react';
import { createServer, type Plugin, type Rollup } from 'vite';

/**
 * The page as the module draws it. A dev server runs it: class names are the
 * build's, since they come from path and content.
 */
async function draw(root: string): Promise<string> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    plugins: [react()],
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const drawn = (await server.ssrLoadModule('/src/app/firstPaint.tsx')) as typeof import('../src/app/firstPaint.tsx');
    return drawn.drawFirstPaint().replace(/^<title>.*?<\/title>/, ''); // the page has one
  } finally {
    await server.close();
  }
}

/** The styles of a chunk and of all that it imports. */
function stylesOf(chunkName: string, bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const seen = new Set<string>();
  const styles = new Set<string>();
  const queue = chunks.filter(({ name }) => name === chunkName).map(({ fileName }) => fileName);
  if (queue.length === 0) throw new Error(`The build has no chunk called ${chunkName}.`);
  for (let fileName = queue.pop(); fileName !== undefined; fileName = queue.pop()) {
    const chunk = chunks.find((each) => each.fileName === fileName);
    if (!chunk || seen.has(fileName)) continue;
    seen.add(fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
    queue.push(...chunk.imports);
  }
  return [...styles];
}

/** A plugin for the build: the first picture of the page is in the page. */
export function firstPaint(): Plugin {
  let root = '.';
  return {
    name: 'first-paint',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html, { bundle }) => {
        if (!bundle) return html;
        const picture = await draw(root);
        const missing = stylesOf('Home', bundle).filter((style) => !html.includes(style));
        return {
          // A function, since the picture may hold `$&`.
          html: html.replace(
            '<div id="root"></div>',
            () => `<div id="root"><div id="first-paint" inert>${picture}</div></div>`,
          ),
          tags: missing.map((style) => ({
            tag: 'link',
            attrs: { rel: 'stylesheet', crossorigin: true, href: `./${style}` },
            injectTo: 'head' as const,
          })),
        };
      },
    },
  };
}
