import { buildGraph } from '../core/graph/buildGraph';
import { layoutGraph } from '../core/graph/layoutGraph';
import { printPages, type PrintPage } from '../core/graph/printPages';
import { writeSvg } from '../core/graph/writeSvg';
import type { Session } from '../shell/stores/session';
import './printWorkflow.css';

/**
 * What of a sheet is left for the drawing, in CSS pixels: as much as A4 and
 * Letter both hold, less the head and the margins.
 */
const sheets = { upright: { width: 695, height: 890 }, turned: { width: 960, height: 660 } };

/**
 * Puts the whole workflow on sheets when the page is printed, by whatever way. The returned function leaves that again.
 */
export function printOnSheets(session: Session): () => void {
  const begin = (): void => {
    document.getElementById('print')?.remove();
    document.body.append(drawSheets(session));
  };
  const end = (): void => document.getElementById('print')?.remove();
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    end();
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** The sheets, with every container open, in the colours of the light theme. */
function drawSheets({ derived, documentStore }: Session): HTMLElement {
  const graph = buildGraph(derived.machine(), { collapsed: new Set(), isPicture: true });
  const layout = layoutGraph(graph, { direction: derived.layout().direction });
  const { scale, pages, isTurned } = printPages(graph, layout, sheets);
  const { name } = documentStore.getState();
  const drawing = parseSvg(writeSvg(graph, layout, { theme: 'light' }));
  drawing.firstElementChild?.remove(); // its ground: paper is white
  const print = document.createElement('div');
  print.id = 'print';
  print.toggleAttribute('data-turned', isTurned);
  // The drawing stands once; every sheet shows its part of it.
  const store = svgElement('svg', { width: '0', height: '0' });
  const symbol = svgElement('g', { id: 'print-drawing', 'font-family': drawing.getAttribute('font-family') ?? '' });
  const defs = svgElement('defs', {});
  symbol.append(...drawing.childNodes);
  defs.append(symbol);
  store.append(defs);
  print.append(store);
  pages.forEach((page, index) => print.append(drawSheet(page, scale, [name, placeOf(page, index, pages)])));
  return print;
}

/** Where a sheet belongs, in words. */
function placeOf({ row, column }: PrintPage, index: number, pages: readonly PrintPage[]): string {
  const count = pages.length === 1 ? '' : `Sheet ${index + 1} of ${pages.length}`;
  const isWide = pages.some((page) => page.column > 1);
  return isWide ? `${count}: row ${row}, column ${column}` : count;
}

function drawSheet({ part }: PrintPage, scale: number, words: readonly string[]): HTMLElement {
  const section = document.createElement('section');
  const head = document.createElement('header');
  for (const word of words) {
    const span = document.createElement('span');
    span.dir = 'auto';
    span.textContent = word;
    head.append(span);
  }
  const svg = svgElement('svg', {
    width: String(part.width * scale),
    height: String(part.height * scale),
    viewBox: [part.x, part.y, part.width, part.height].join(' '),
  });
  svg.append(svgElement('use', { href: '#print-drawing' }));
  section.append(head, svg);
  return section;
}

function svgElement(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

type Markup = { readonly createHTML: (svg: string) => string };
type PolicyMaker = { readonly createPolicy: (name: string, rules: Markup) => Markup };

/** The one place where the page makes elements of markup: of a drawing that `writeSvg` has written and escaped. */
const drawings: Markup = ((): Markup => {
  const rules: Markup = { createHTML: (svg) => svg };
  // Not all browsers know Trusted Types, and neither does TypeScript.
  const { trustedTypes } = window as { readonly trustedTypes?: PolicyMaker };
  return trustedTypes?.createPolicy('drawings', rules) ?? rules;
})();

function parseSvg(svg: string): Element {
  return new DOMParser().parseFromString(drawings.createHTML(svg), 'image/svg+xml').documentElement;
}
