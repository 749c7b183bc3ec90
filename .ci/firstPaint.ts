// Writes the home page of a newcomer and its styles into the built
// `index.html`, so that a slow phone shows it before any script.
import { readFile } from 'node:fs/promises';
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

function textOf(fileName: string, bundle: Rollup.OutputBundle): string {
  const output = bundle[fileName];
  if (output?.type !== 'asset') throw new Error(`The build has no file ${fileName}.`);
  const text = typeof output.source === 'string' ? output.source : Buffer.from(output.source).toString('utf8');
  if (/url\(|<\/style/i.test(text)) throw new Error(`${fileName} cannot be written into the page as it is.`);
  return text;
}

/** A plugin for the build: the first picture of the page, its styles and the script before it are in the page. */
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
        const first = await readFile(`${root}/public/first.js`, 'utf8');
        const linked = [...html.matchAll(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)">/g)].map(
          ([, style = '']) => style,
        );
        const styles = [...new Set([...linked, ...stylesOf('Home', bundle)])];
        return {
          // Functions, since what is put in may hold `$&`.
          html: html
            .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
            .replace(/<script\s+src="\.\/first\.js"><\/script>/, () => `<script>${first}</script>`)
            .replace(
              '<div id="root"></div>',
              () => `<div id="root"><div id="first-paint" inert>${picture}</div></div>`,
            ),
          tags: styles.flatMap((style) => [
            { tag: 'style', children: textOf(style, bundle), injectTo: 'head' as const },
            // Tells the parts that come later that their styles are there; one that is disabled is not fetched.
            {
              tag: 'link',
              attrs: { rel: 'stylesheet', crossorigin: true, href: `./${style}`, disabled: true },
              injectTo: 'head' as const,
            },
          ]),
        };
      },
    },
  };
}
