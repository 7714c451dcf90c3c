import type { Sharp, SharpOptions } from 'sharp';
import { oneAtATime } from '../files/one-at-a-time.ts';
import type { ImageFile, Images } from '../platform.ts';

/** What a large camera makes; more would only cost memory. */
const mostPixels = 60_000_000;
const mostSeconds = 30;

/** What may be sent; the other readers of the library stay shut. */
const formats = ['jpeg', 'png', 'webp', 'heif'];
const readers = ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}`);

/** Cuts pictures with sharp: one at a time, and loaded with the first of them, so that a shop that gets none pays nothing for it. */
export function openSharpImages(): Images {
  const inTurn = oneAtATime();
  return {
    cut: (source, limits) =>
      inTurn('picture', async () => {
        if (source.length === 0) return 'unreadable';
        const open = await load();
        const upright = await sizeOf(open, source);
        if (!upright) return 'unreadable';
        const { width, height } = upright;
        if (width < limits.least.width || height < limits.least.height) return { width, height };
        return cut(open, source, limits.sizes).catch(unreadable);
      }),
    fit: (source, { room, least }) =>
      inTurn('picture', async () => {
        if (source.length === 0) return 'unreadable';
        const open = await load();
        const upright = await sizeOf(open, source);
        if (!upright) return 'unreadable';
        const { width, height } = upright;
        if (width < least.width || height < least.height) return { width, height };
        return fit(open, source, room).catch(unreadable);
      }),
  };
}

type Open = (source: Uint8Array, options?: SharpOptions) => Sharp;

async function load(): Promise<Open> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: readers });
  return (source, options) =>
    sharp(source, { limitInputPixels: mostPixels, failOn: 'error', ...options }).timeout({
      seconds: mostSeconds,
    });
}

/** As it is seen, turned upright; undefined for what is no single still picture, whatever it is called. */
async function sizeOf(
  open: Open,
  source: Uint8Array,
): Promise<{ width: number; height: number } | undefined> {
  const found = await open(source).metadata().catch(unreadable);
  if (found === 'unreadable' || !formats.includes(found.format)) return undefined;
  if (found.format === 'heif' && found.compression !== 'av1') return undefined;
  if ((found.pages ?? 1) > 1 || moves(Buffer.from(source.buffer, source.byteOffset, source.length)))
    return undefined;
  return found.autoOrient;
}

/** Animations that the library takes for their first picture: PNG with frames, AVIF sequences. */
function moves(bytes: Buffer): boolean {
  const frames = bytes.indexOf('acTL');
  const isPng = bytes.subarray(1, 4).toString('latin1') === 'PNG';
  if (isPng) return frames >= 0 && frames < bytes.indexOf('IDAT');
  return bytes.subarray(4, 12).toString('latin1') === 'ftypavis';
}

/** Decoded once, into the largest size; the smaller ones are made from that. Nothing of what a camera writes beside the picture is kept. */
async function cut(
  open: Open,
  source: Uint8Array,
  sizes: { width: number; height: number }[],
): Promise<ImageFile[]> {
  const [largest, ...smaller] = sizes.toSorted((a, b) => b.width - a.width);
  if (!largest) return [];
  const { data, info } = await open(source)
    .autoOrient()
    .resize(largest.width, largest.height, { fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const files: ImageFile[] = [];
  for (const size of [...smaller.toReversed(), largest]) {
    const sized = open(data, { raw: { width, height, channels } }).resize(size.width, size.height);
    const avif = await sized.clone().avif({ quality: 55, effort: 3 }).toBuffer();
    files.push({ width: size.width, format: 'avif', body: avif });
    const webp = await sized.clone().webp({ quality: 78 }).toBuffer();
    files.push({ width: size.width, format: 'webp', body: webp });
  }
  return files;
}

/** As `cut`, but whole. */
async function fit(open: Open, source: Uint8Array, room: { width: number; height: number }) {
  const { data, info } = await open(source)
    .autoOrient()
    .resize({ ...room, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, png: new Uint8Array(data) };
}

/** The library throws plain errors for what it cannot read; there is nothing else in these calls that could fail. */
function unreadable(error: unknown): 'unreadable' {
  if (error instanceof Error) return 'unreadable';
  throw error;
}
