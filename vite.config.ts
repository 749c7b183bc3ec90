import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import project from './package.json' with { type: 'json' };
import { firstPaint } from './.ci/firstPaint.ts';
import { firstScreenChunks } from './.ci/firstScreenChunks.ts';

/**
 * Who may make markup and addresses of scripts of text: `public/first.js`, for
 * workers of our own, `app/printWorkflow`, and parts of Monaco.
 */
const htmlPolicies = [
  'default',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'drawings',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
];

/**
 * The one policy of the product: nothing leaves the origin, no script but ours, no `eval`.
 * It is sent by `npm start` and stands in the built HTML, so that any static host serves it.
 * Monaco and React Flow set inline styles. One script is inline, which the build writes into the page as it stands.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${hashOfFirst()}'`,
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${htmlPolicies.join(' ')}`,
].join('; ');

/** The page's one inline script, which decides what is painted first. */
function hashOfFirst(): string {
  return createHash('sha256')
    .update(readFileSync(new URL('public/first.js', import.meta.url)))
    .digest('base64');
}

/** What the product never asks a browser for, so that nothing in it can. It does use the clipboard. */
const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

export default defineConfig({
  base: './',
  appType: 'mpa', // there is one page; an unknown path is "not found", not this page under a false address
  plugins: [
    react(),
    firstScreenChunks(),
    firstPaint(),
    {
      name: 'content-security-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  define: { __VERSION__: JSON.stringify(project.version) },
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 4000, license: { fileName: 'licenses.json' } },
  preview: {
    // Whatever name leads here gets the page: it is public, and there is nothing else on this server.
    allowedHosts: true,
    headers: {
      // frame-ancestors has no effect in a meta tag, so it is only in the header.
      'Content-Security-Policy': `${contentSecurityPolicy}; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: process.env.STEPYARD_DEEP === undefined ? 60_000 : 3_600_000, // thousands of sequences take minutes
  },
});
