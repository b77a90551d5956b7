const MOST_BYTES = 300_000;
const TRIES = [
  { edge: 1920, quality: 0.82 },
  { edge: 1600, quality: 0.75 },
  { edge: 1280, quality: 0.7 },
  { edge: 1024, quality: 0.6 },
  { edge: 800, quality: 0.5 },
];

/**
 * A photo as a JPEG of at most 300 kB. Drawn anew, so that position, camera and time in the file do not travel along.
 * Undefined when this browser cannot read the picture; the server will read it then.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob | undefined> {
  const picture = await decode(file);
  if (!picture) return undefined;
  let last: Blob | undefined;
  for (const { edge, quality } of TRIES) {
    const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    // Transparent pictures would turn black as JPEG.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
    last = await new Promise<Blob | undefined>((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality));
    if (last && last.size <= MOST_BYTES) break;
  }
  picture.close();
  return last;
}

async function decode(file: Blob): Promise<{ source: CanvasImageSource; width: number; height: number; close: () => void } | undefined> {
  if (typeof createImageBitmap === 'function') {
    try {
      const bitmap = await createImageBitmap(file);
      return { source: bitmap, width: bitmap.width, height: bitmap.height, close: () => bitmap.close() };
    } catch {
      // Safari reads some pictures only through an <img>.
    }
  }
  const address = URL.createObjectURL(file);
  const image = new Image();
  const loaded = await new Promise<boolean>((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = address;
  });
  const close = (): void => URL.revokeObjectURL(address);
  if (!loaded) {
    close();
    return undefined;
  }
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, close };
}
