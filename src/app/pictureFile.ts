import type { Drawn } from '../shell/stores/drawing';
import type { Session } from '../shell/stores/session';
import { buildGraph } from '../core/graph/buildGraph';
import { writeSvg } from '../core/graph/writeSvg';
import { download } from './importExport';
import { legibleScale, pictureScale } from './pictureScale';

/**
 * Downloads the drawing of the workflow, as SVG or as PNG, in the colours of
 * the page. Tells when the PNG is too small to be read.
 */
export async function exportPicture(session: Session, format: 'svg' | 'png', theme: 'light' | 'dark'): Promise<void> {
  const { documentStore, noticesStore } = session;
  const { graph, layout } = await drawWhole(session);
  const svg = new Blob([writeSvg(graph, layout, { theme })], { type: 'image/svg+xml' });
  const fileName = `${documentStore.getState().name}.${format}`;
  if (format === 'svg') return download(svg, fileName);
  const { png, scale } = await rasterise(svg);
  download(png, fileName);
  if (scale >= legibleScale) return;
  noticesStore.show({
    tone: 'warning',
    text: `The drawing is too large for a PNG in full size: this one has ${Math.max(1, Math.round(scale * 100))} % of it. Export it as SVG to read every name.`,
  });
}

/** The drawing as it is on the canvas, with every label whole: a picture has no tooltips. */
async function drawWhole({ derived, selectionStore, drawing }: Session): Promise<Drawn> {
  const shown = await drawing.whenDrawn();
  if (shown?.graph.edges.every(({ detail }) => detail === undefined)) return shown;
  const graph = buildGraph(derived.machine(), {
    collapsed: new Set(selectionStore.getState().collapsed),
    isPicture: true,
  });
  return { graph, layout: await drawing.arrange(graph) };
}

async function rasterise(svg: Blob): Promise<{ readonly png: Blob; readonly scale: number }> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = pictureScale(image.naturalWidth, image.naturalHeight);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))),
        'image/png',
      ),
    );
    return { png, scale };
  } finally {
    URL.revokeObjectURL(url);
  }
}
