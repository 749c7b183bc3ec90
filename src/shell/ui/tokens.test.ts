import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { svgThemes } from '../../core/graph/svgLook';

const source = new URL('../../', import.meta.url).pathname;
const styleSheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.module.css'),
);
const tokens = readFileSync(`${source}shell/ui/tokens.css`, 'utf8');

type Theme = ReadonlyMap<string, string>;

/** The colours of the first block that a selector opens after a place in the tokens. */
function coloursOf(selector: string, from = 0): Theme {
  const start = tokens.indexOf(`${selector} {`, from);
  const block = tokens.slice(start, tokens.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6}|var\(--[\w-]+\))/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const dark = "[data-theme='dark']";
const light = coloursOf(':root');
const moreAt = tokens.indexOf('@media (prefers-contrast: more)');
const themes: readonly (readonly [string, Theme])[] = [
  ['light', light],
  ['dark', new Map([...light, ...coloursOf(dark)])],
  ['light with more contrast', new Map([...light, ...coloursOf(':root', moreAt)])],
  [
    'dark with more contrast',
    new Map([...light, ...coloursOf(dark), ...coloursOf(':root', moreAt), ...coloursOf(dark, moreAt)]),
  ],
];

function colourOf(theme: Theme, name: string): string {
  const value = theme.get(name) ?? '';
  const other = /^var\(--(.*)\)$/.exec(value)?.[1];
  return other === undefined ? value : colourOf(theme, other);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Theme, front: string, back: string): number {
  const [high = 0, low = 0] = [front, back].map((name) => luminance(colourOf(theme, name))).sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** What is too faint on what, with its contrast. */
function tooFaint(theme: Theme, fronts: readonly string[], backs: readonly string[], least: number): readonly string[] {
  return fronts.flatMap((front) =>
    backs.flatMap((back) => {
      const found = contrast(theme, front, back);
      return found < least ? [`${front} on ${back}: ${found.toFixed(2)}`] : [];
    }),
  );
}

const surfaces = ['canvas', 'surface', 'surface-2', 'surface-3', 'accent-soft'];
const statuses = ['run', 'ok', 'fail', 'caught', 'retry', 'stop'];
const codeColours = ['code-key', 'code-string', 'code-number', 'code-punct'];

describe.each(themes)('the %s colours', (_, theme) => {
  it.each([
    ['words', ['text', 'text-2', 'text-3', 'accent', ...statuses], surfaces],
    ['words of the code', codeColours, [...surfaces, 'fail-soft', 'retry-soft']],
    ['words on what is pressed', ['on-accent'], ['accent', 'accent-hover']],
    ['words of the chosen segment', ['text', 'text-2'], ['raised']],
    ['words turned around', ['surface'], ['text', 'edge-taken']],
  ])('have 4.5:1 for %s', (_, fronts, backs) => expect(tooFaint(theme, fronts, backs, 4.5)).toEqual([]));

  it('have 4.5:1 for the words of every status on its own ground', () =>
    expect(statuses.flatMap((status) => tooFaint(theme, [status, 'text', 'text-2'], [`${status}-soft`], 4.5))).toEqual(
      [],
    ));

  it.each([
    ['borders of controls and of nodes', ['line-control'], surfaces],
    ['arrows', ['edge', 'edge-taken'], ['canvas', 'surface', 'surface-2']],
    ['signs', ['text-3', ...statuses], [...surfaces, ...statuses.map((status) => `${status}-soft`)]],
    ['rings', ['focus', 'accent'], [...surfaces, 'raised', ...statuses.map((status) => `${status}-soft`)]],
  ])('have 3:1 for %s', (_, fronts, backs) => expect(tooFaint(theme, fronts, backs, 3)).toEqual([]));

  it('have 4.5:1 wherever a style sheet puts one of them on another', () => {
    const pairs = styleSheets.flatMap((file) =>
      [...readFileSync(source + file, 'utf8').matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(
        ([, selector = '', rule = '']) => {
          const front = /(?:^|[\s;])color: var\(--([\w-]+)\)/.exec(rule)?.[1];
          const back = /background(?:-color)?: var\(--([\w-]+)\)/.exec(rule)?.[1];
          const areTokens = front !== undefined && back !== undefined && theme.has(front) && theme.has(back);
          return areTokens ? [{ where: `${file} ${selector.trim().split('\n').at(-1)}`, front, back }] : [];
        },
      ),
    );
    const faint = pairs.flatMap(({ where, front, back }) =>
      tooFaint(theme, [front], [back], 4.5).map((pair) => `${where}: ${pair}`),
    );

    expect(pairs.length).toBeGreaterThan(50);
    expect(faint).toEqual([]);
  });
});

describe('pictures that are exported', () => {
  it.each([
    ['light', light],
    ['dark', themes[1]?.[1] ?? light],
  ] as const)('have the colours of the %s theme', (name, theme) => {
    const { canvas, surface, tile, line, lineStrong, text, text2, text3, edge, ...tones } = svgThemes[name];
    const one = (token: string): string => colourOf(theme, token);

    expect({ canvas, surface, tile, line, lineStrong, text, text2, text3, edge }).toEqual({
      canvas: one('canvas'),
      surface: one('surface'),
      tile: one('surface-2'),
      line: one('line'),
      lineStrong: one('line-strong'),
      text: one('text'),
      text2: one('text-2'),
      text3: one('text-3'),
      edge: one('edge'),
    });
    for (const [tone, { strong, soft }] of Object.entries(tones))
      expect([strong, soft]).toEqual([one(tone), one(`${tone}-soft`)]);
  });
});
