import type { Session } from '../stores/session';
import { writeSvg } from '../graph/writeSvg';
import { download } from './importExport';

/** Browsers refuse canvases beyond this; a larger drawing is scaled down to it. */
const maxPixels = 8_192;

/** Downloads the drawing of the workflow, as SVG or as PNG at twice its size, in the colours of the page. */
export async function exportPicture(session: Session, format: 'svg' | 'png', theme: 'light' | 'dark'): Promise<void> {
  const { derived, documentStore } = session;
  const layout = derived.layout();
  const svg = new Blob([writeSvg(derived.graph(), layout, { theme })], { type: 'image/svg+xml' });
  const fileName = `${documentStore.getState().name}.${format}`;
  download(format === 'svg' ? svg : await rasterise(svg), fileName);
}

async function rasterise(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, maxPixels / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser.'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
