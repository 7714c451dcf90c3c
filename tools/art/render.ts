import sharp, { type Sharp } from 'sharp';
import { fluentSprite } from './fluent.ts';
import { isFluent, isPiece, type Kit, type Thing } from './kit.ts';
import { pieces } from './pieces/pieces.ts';
import { type Sprite, spriteOf } from './pieces/sprite.ts';
import { castShadow } from './table.ts';

const made = new Map<Thing, Promise<Sprite>>();

function sprite(thing: Thing): Promise<Sprite> {
  const known = made.get(thing);
  if (known) return known;
  const making = isPiece(thing)
    ? spriteOf(pieces[thing])
    : isFluent(thing)
      ? fluentSprite(thing)
      : Promise.reject(new Error('Nothing of that name.'));
  made.set(thing, making);
  return making;
}

/** Draws larger than the largest size, so that every size comes out smooth. */
export async function render(
  kit: Kit,
  scene: string,
  width: number,
  height: number,
  density = 1.5,
): Promise<Sharp> {
  const shown = await Promise.all(
    [...kit.shown].map(async (thing) => {
      const { href, width: across, height: down } = await sprite(thing);
      return `<image id="${thing}" href="${href}" x="${-across / 2}" y="${-down / 2}" width="${across}" height="${down}"/>`;
    }),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * density}" height="${height * density}" viewBox="0 0 ${width} ${height}"><defs>${castShadow}${shown.join('')}</defs>${scene}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

/** Writes one picture at several widths as AVIF and WebP: `<base>-<width>.<format>`. */
export async function write(picture: Sharp, base: string, widths: readonly number[]) {
  for (const width of widths) {
    const sized = picture.clone().resize({ width, kernel: 'lanczos3' });
    const file = `${base}-${width}`;
    await sized.clone().avif({ quality: 55, effort: 4 }).toFile(`${file}.avif`);
    await sized
      .clone()
      .webp({ quality: 78, effort: 5, smartSubsample: true })
      .toFile(`${file}.webp`);
  }
}

/** The icon of a home screen: no round corners of its own, since the telephone cuts them. */
export async function icon(from: string, to: string) {
  await sharp(from, { density: 540 })
    .resize(180, 180)
    .flatten({ background: '#2f6b4f' })
    .png({ compressionLevel: 9 })
    .toFile(to);
}
