import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openReadyPages, responseOf, type ReadyPages, type Negotiation } from './ready-pages.ts';

const about = {
  contentType: 'application/json',
  cacheControl: 'public, max-age=30',
  route: '/api/recipes',
};
const noNegotiation: Negotiation = { acceptEncoding: undefined, ifNoneMatch: undefined };
const long = JSON.stringify(Array.from({ length: 500 }, (_, no) => ({ no, name: 'Lime' })));

const keep = (pages: ReadyPages, url: string, body: string, asked: Partial<Negotiation> = {}) =>
  pages.answer(url, about, () => Buffer.from(body), { ...noNegotiation, ...asked });
const serve = (pages: ReadyPages, ...asked: Parameters<ReadyPages['look']>) => {
  const ready = pages.look(...asked);
  return ready && responseOf(ready);
};
const bytesOf = async (response: Response | undefined) =>
  Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));

test('a page is ready once it was made, for its own address only', async () => {
  const pages = openReadyPages({ version: () => '1' });
  expect(serve(pages, '/a', noNegotiation)).toBeUndefined();
  await keep(pages, '/a', long);
  const ready = serve(pages, '/a', noNegotiation, ['x-request-id', 'mine']);
  expect(Object.fromEntries(ready?.headers ?? [])).toEqual({
    'content-type': 'application/json',
    'cache-control': 'public, max-age=30',
    vary: 'accept-encoding',
    etag: expect.stringMatching(/^"[\w-]{22}"$/) as string,
    'x-request-id': 'mine',
  });
  expect((await bytesOf(ready)).toString()).toBe(long);
  expect(serve(pages, '/b', noNegotiation)).toBeUndefined();
});

test('a body is made once per version, and forgotten with it', async () => {
  let [version, made] = ['1', 0];
  const pages = openReadyPages({ version: () => version });
  const ask = () =>
    pages.answer('/a', about, () => Buffer.from(`made ${String((made += 1))}`), noNegotiation);
  await Promise.all([ask(), ask()]);
  expect(made).toBe(1);
  version = '2';
  expect(serve(pages, '/a', noNegotiation)).toBeUndefined();
  expect((await bytesOf(await ask())).toString()).toBe('made 2');
});

test('each encoding is a variant with an etag of its own', async () => {
  const pages = openReadyPages({ version: () => '1' });
  const plain = await keep(pages, '/a', long);
  const br = await keep(pages, '/a', long, { acceptEncoding: 'gzip, deflate, br' });
  const gz = await keep(pages, '/a', long, { acceptEncoding: 'gzip, br;q=0' });
  expect([plain, br, gz].map(({ headers }) => headers.get('content-encoding'))).toEqual([
    null,
    'br',
    'gzip',
  ]);
  expect(new Set([plain, br, gz].map(({ headers }) => headers.get('etag'))).size).toBe(3);
  expect(brotliDecompressSync(await bytesOf(br)).toString()).toBe(long);
  expect(gunzipSync(await bytesOf(gz)).toString()).toBe(long);
});

test.each([
  ['br', 'br'],
  ['*', 'br'],
  ['*;q=0', null],
  ['BR', 'br'],
  ['gzip;q=1.0, br;q=0.0', 'gzip'],
  ['deflate', null],
  ['', null],
])('who accepts "%s" gets %s', async (acceptEncoding, encoding) => {
  const pages = openReadyPages({ version: () => '1' });
  const { headers } = await keep(pages, '/a', long, { acceptEncoding });
  expect(headers.get('content-encoding')).toBe(encoding);
});

test('a small body is sent as it is', async () => {
  const pages = openReadyPages({ version: () => '1' });
  const { headers } = await keep(pages, '/a', '{}', { acceptEncoding: 'br' });
  expect(headers.get('content-encoding')).toBeNull();
});

test('who has it already hears 304, with what a cache needs to know', async () => {
  const pages = openReadyPages({ version: () => '1' });
  const acceptEncoding = 'br';
  const plain = (await keep(pages, '/a', long)).headers.get('etag') ?? '';
  const br = (await keep(pages, '/a', long, { acceptEncoding })).headers.get('etag') ?? '';
  for (const ifNoneMatch of [br, `W/${br}`, `"other", ${br}`, '*', plain]) {
    const known = serve(pages, '/a', { acceptEncoding, ifNoneMatch });
    expect(known?.status).toBe(304);
    expect(known?.headers.get('etag')).toBe(ifNoneMatch === plain ? plain : br);
    expect(known?.headers.get('vary')).toBe('accept-encoding');
    expect(await known?.text()).toBe('');
  }
  // Without brotli the brotli copy cannot be read.
  for (const asked of [{ ifNoneMatch: br }, { ifNoneMatch: '"other"' }]) {
    expect(serve(pages, '/a', { ...noNegotiation, ...asked })?.status).toBe(200);
  }
});

test('the same content has the same etag after the version moved', async () => {
  let version = '1';
  const pages = openReadyPages({ version: () => version });
  const before = (await keep(pages, '/a', long)).headers.get('etag');
  version = '2';
  expect((await keep(pages, '/a', long, { ifNoneMatch: before ?? '' })).status).toBe(304);
});

test('no stream of new addresses takes more than its room, and what is asked for again stays', async () => {
  const maxBytes = 400_000;
  const pages = openReadyPages({ version: () => '1', maxBytes });
  await keep(pages, '/menu', long);
  for (let no = 0; no < 300; no += 1) {
    await keep(pages, `/menu?x=${no}`, long, { acceptEncoding: 'br' });
    expect(serve(pages, '/menu', noNegotiation)).toBeDefined();
    expect(pages.bytes()).toBeLessThanOrEqual(maxBytes);
  }
  expect(serve(pages, '/menu?x=0', noNegotiation)).toBeUndefined();
});

test('a page too large to keep is answered all the same', async () => {
  const pages = openReadyPages({ version: () => '1', maxBytes: 8000 });
  expect((await bytesOf(await keep(pages, '/a', long))).toString()).toBe(long);
  expect(serve(pages, '/a', noNegotiation)).toBeUndefined();
  expect(pages.bytes()).toBe(0);
});
