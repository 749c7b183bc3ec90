/** The colours and signs of drawings. The colours are those of `ui/tokens.css`, inline, so that a file stands alone. */

/** The statuses that a drawing can show: the words of `history/runView`, which `graph` does not know. */
export type SvgStatus = 'inProgress' | 'succeeded' | 'failed' | 'caught' | 'retrying' | 'timedOut' | 'aborted';

type Tone = { readonly strong: string; readonly soft: string };

/** The colours of a theme. */
export type SvgTheme = {
  readonly canvas: string;
  readonly surface: string;
  readonly tile: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly edge: string;
  readonly run: Tone;
  readonly ok: Tone;
  readonly fail: Tone;
  readonly caught: Tone;
  readonly retry: Tone;
  readonly stop: Tone;
};

/** Both themes. */
export const svgThemes: Readonly<Record<'light' | 'dark', SvgTheme>> = {
  light: {
    canvas: '#f6f7f9',
    surface: '#ffffff',
    tile: '#f1f3f6',
    line: '#dde2ea',
    lineStrong: '#b4bdca',
    text: '#17202b',
    text2: '#465162',
    text3: '#5b6676',
    edge: '#788392',
    run: { strong: '#1261cf', soft: '#e7f0fe' },
    ok: { strong: '#177748', soft: '#e4f5eb' },
    fail: { strong: '#c4243a', soft: '#fdebed' },
    caught: { strong: '#aa4a08', soft: '#fdf0e5' },
    retry: { strong: '#8a6100', soft: '#fbf3db' },
    stop: { strong: '#5b6676', soft: '#edeff3' },
  },
  dark: {
    canvas: '#11141a',
    surface: '#181c23',
    tile: '#1f242c',
    line: '#2b323c',
    lineStrong: '#4a5463',
    text: '#e7ebf1',
    text2: '#b3bcc9',
    text3: '#8d98a8',
    edge: '#707b8e',
    run: { strong: '#63a8ff', soft: '#13284a' },
    ok: { strong: '#54c98f', soft: '#12301f' },
    fail: { strong: '#ff7583', soft: '#3c181e' },
    caught: { strong: '#ffa264', soft: '#382313' },
    retry: { strong: '#e6bb45', soft: '#332a11' },
    stop: { strong: '#8d98a8', soft: '#242a33' },
  },
};

/** A status is said in a word and a sign, never by its colour alone. Signs are strokes on a 16 by 16 grid. */
export const statusLooks: Readonly<
  Record<
    SvgStatus,
    {
      readonly word: string;
      readonly tone: keyof SvgTheme & ('run' | 'ok' | 'fail' | 'caught' | 'retry' | 'stop');
      readonly sign: string;
    }
  >
> = {
  inProgress: {
    word: 'In progress',
    tone: 'run',
    sign: 'M13.8 8a5.8 5.8 0 1 1-11.6 0 5.8 5.8 0 0 1 11.6 0ZM8 4.800V8l2.200 1.400',
  },
  succeeded: {
    word: 'Succeeded',
    tone: 'ok',
    sign: 'M13.8 8a5.8 5.8 0 1 1-11.6 0 5.8 5.8 0 0 1 11.6 0Zm-8.400.200 1.800 1.800 3.500-3.800',
  },
  failed: {
    word: 'Failed',
    tone: 'fail',
    sign: 'M13.8 8a5.8 5.8 0 1 1-11.6 0 5.8 5.8 0 0 1 11.6 0ZM6 6l4 4M10 6l-4 4',
  },
  caught: {
    word: 'Caught error',
    tone: 'caught',
    sign: 'M8 1.800 13.500 4v4c0 3.300-2.300 5.300-5.500 6.300C4.800 13.300 2.500 11.300 2.500 8V4ZM6.300 6.300l3.400 3.400M9.700 6.300 6.300 9.700',
  },
  retrying: { word: 'Needs retry', tone: 'retry', sign: 'M13.500 8a5.500 5.500 0 1 1-1.800-4.100M13.500 2v3h-3' },
  timedOut: {
    word: 'Timed out',
    tone: 'fail',
    sign: 'M13.8 8a5.8 5.8 0 1 1-11.6 0 5.8 5.8 0 0 1 11.6 0ZM8 4.800V8l2.200 1.400',
  },
  aborted: { word: 'Aborted', tone: 'stop', sign: 'M13.8 8a5.8 5.8 0 1 1-11.6 0 5.8 5.8 0 0 1 11.6 0ZM5 8h6' },
};

/** The signs of the state types, for drawings that bring no signs of their own. */
export const typeSigns: Readonly<Record<string, readonly string[]>> = {
  choice: ['M8 1.800 14.200 8 8 14.200 1.800 8Z'],
  parallel: ['M8 1.500v3M4 14V7a2.500 2.500 0 0 1 2.500-2.500h3A2.500 2.500 0 0 1 12 7v7'],
  map: ['M2.500 4h11M2.500 8h11M2.500 12h11'],
  pass: ['M2 8h11M9.500 4.500 13 8l-3.500 3.500'],
  wait: ['M13.800 8a5.800 5.800 0 1 1-11.600 0 5.800 5.800 0 0 1 11.600 0Z', 'M8 4.800V8l2.200 1.400'],
  succeed: ['M13.800 8a5.800 5.800 0 1 1-11.600 0 5.800 5.800 0 0 1 11.600 0Z', 'm5.400 8.200 1.800 1.800 3.500-3.800'],
  fail: ['M13.800 8a5.800 5.800 0 1 1-11.600 0 5.800 5.800 0 0 1 11.600 0Z', 'm6 6 4 4m0-4-4 4'],
  unknown: ['M6 6a2 2 0 1 1 2.600 1.900c-.5.200-.6.600-.6 1.100v.5', 'M8 12v.1'],
};

/** The sign of a task, whatever the service. */
export const taskSign: readonly string[] = [
  'M8 1.900 13.300 5v6L8 14.100 2.700 11V5Z',
  'M2.700 5 8 8l5.300-3M8 8v6.100',
];
