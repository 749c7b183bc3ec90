// `npm start`: installs what is missing, builds, serves the production build on
// localhost, prints the address and opens it.
import { installPackages, requireNode, root, run } from './setup.mjs';

requireNode();
installPackages();
if (run('npm', ['run', 'build', '--silent']) !== 0) process.exit(1);

const { preview } = await import('vite');
const server = await preview({
  root,
  preview: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 4173),
    // a desktop is where there is somebody to look at a window
    open:
      !process.env.CI &&
      process.stdout.isTTY &&
      (process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)),
  },
});
console.log(`\n  Stepyard is at ${server.resolvedUrls?.local[0]}  (Ctrl+C ends it)\n`);
