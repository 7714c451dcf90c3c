import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { makeWishes, type BenchShop } from '../bench/kitchen.ts';
import { startServer } from '../bench/server-process.ts';

type PageWeight = {
  page: string;
  htmlBytes: number;
  /** Scripts, styles and fonts that the page names, each once, as they are sent. */
  assets: number;
  assetBytes: number;
  /** Pictures that the page names, as AVIF, 640 pixels wide. */
  pictures: number;
  pictureBytes: number;
};

/** What a browser fetches for each page when it knows nothing yet. */
export async function weighPages(bench: BenchShop): Promise<PageWeight[]> {
  const slug = bench.shop.menu.published().entries[0]?.recipe.slug ?? '';
  const server = await startServer(bench);
  try {
    const weights: PageWeight[] = [];
    for (const page of ['/', '/menu', `/recipes/${slug}`]) {
      weights.push(await weighPage(server.url, page, page.replace(slug, '{slug}')));
    }
    return weights;
  } finally {
    await server.stop();
  }
}

async function weighPage(url: string, path: string, page: string): Promise<PageWeight> {
  const sent = await bytesOf(url + path);
  const html = sent.encoding === 'br' ? brotliDecompressSync(sent.bytes) : sent.bytes;
  const named = [...html.toString().matchAll(/(?:href|src|srcset|srcSet|imagesrcset)="([^"]+)"/g)]
    .flatMap(([, value = '']) => value.split(','))
    .map((part) => part.trim().split(' ')[0] ?? '');
  const unique = [...new Set(named)];
  const assets = unique.filter((path) => /\.(js|css|woff2)$/.test(path));
  const pictures = unique.filter((path) => /640.*\.avif$/.test(path));
  return {
    page,
    htmlBytes: sent.bytes.length,
    assets: assets.length,
    assetBytes: await sumOf(url, assets),
    pictures: pictures.length,
    pictureBytes: await sumOf(url, pictures),
  };
}

async function sumOf(url: string, paths: string[]): Promise<number> {
  let sum = 0;
  for (const path of paths) sum += (await bytesOf(new URL(path, url).href)).bytes.length;
  return sum;
}

/** The bytes as they go over the wire: `fetch` would unpack them. */
function bytesOf(url: string): Promise<{ bytes: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', accept: '*/*' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode !== 200)
          reject(new Error(`${url} answered ${response.statusCode}.`));
        resolve({
          bytes: Buffer.concat(chunks),
          encoding: response.headers['content-encoding'],
        });
      });
    }).on('error', reject);
  });
}

/** A basket as the choices port keeps it, in bytes of JSON, on average. */
export function weighBasket(bench: BenchShop): number {
  const baskets = makeWishes(bench).map(({ lines }) =>
    Buffer.byteLength(JSON.stringify({ basketId: crypto.randomUUID(), lines })),
  );
  return Math.round(baskets.reduce((sum, bytes) => sum + bytes, 0) / baskets.length);
}
