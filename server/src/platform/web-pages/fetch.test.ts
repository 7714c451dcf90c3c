import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWebPages } from './fetch.ts';

const page = '<title>Soup</title>';
const html = { 'content-type': 'text/html; charset=utf-8' };
const long = 'x'.repeat(50_000);

type Answer = (request: IncomingMessage, reply: ServerResponse) => void;
const answers: Record<string, Answer> = {
  '/soup': (_request, reply) => reply.writeHead(200, html).end(page),
  '/moved': (_request, reply) => reply.writeHead(301, { location: '/soup' }).end(),
  '/round': (_request, reply) => reply.writeHead(302, { location: '/round' }).end(),
  '/inside': (_request, reply) =>
    reply.writeHead(302, { location: `http://inside.example:${port}/soup` }).end(),
  '/metadata': (_request, reply) =>
    reply.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/file': (_request, reply) => reply.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/long': (_request, reply) => reply.writeHead(200, html).end(long),
  '/packed': (_request, reply) =>
    reply.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(page)),
  '/bomb': (_request, reply) =>
    reply.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(long)),
  '/latin': (_request, reply) =>
    reply
      .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' })
      .end(Buffer.from('Käse', 'latin1')),
  '/picture': (_request, reply) => reply.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/hangs': () => undefined,
  '/drips': (_request, reply) => void reply.writeHead(200, html).write('<'),
};

let port = 0;
const asked: { path: string; host: string | undefined; agent: string | undefined }[] = [];
const server = createServer((request, reply) => {
  const { host, 'user-agent': agent } = request.headers;
  asked.push({ path: request.url ?? '', host, agent });
  const answer = answers[request.url ?? ''];
  if (answer) answer(request, reply);
  else reply.writeHead(404, html).end();
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => asked.splice(0));

/** The world as these tests have it: this machine's first address is a public one, and names lead where they say. */
const names: Record<string, string[]> = {
  'kitchen.example': ['127.0.0.1'],
  'inside.example': ['127.0.0.2'],
  'both.example': ['127.0.0.1', '10.0.0.8'],
};
const resolve = (name: string) => Promise.resolve(names[name] ?? []);
const world = {
  siteUrl: 'https://larder.example',
  isPublic: (address: string) => address === '127.0.0.1',
  resolve,
};
const { fetch } = openWebPages(world);
const at = (path: string, name = 'kitchen.example') => fetch(`http://${name}:${port}${path}`);

test('a page is read, by the name that it has and in ours', async () => {
  const url = `http://kitchen.example:${port}/soup`;
  expect(await fetch(`${url}#comments`)).toEqual({ kind: 'page', url, text: page });
  expect(asked).toEqual([
    {
      path: '/soup',
      host: `kitchen.example:${port}`,
      agent: 'Larder recipe import (+https://larder.example)',
    },
  ]);
});

test('a page that moved is read where it is now, and one that moves on and on is not', async () => {
  expect(await at('/moved')).toEqual({
    kind: 'page',
    url: `http://kitchen.example:${port}/soup`,
    text: page,
  });
  asked.splice(0);
  expect(await at('/round')).toEqual({ kind: 'failed', failure: 'too-many-redirects' });
  expect(asked).toHaveLength(6);
});

test.each(['/inside', '/metadata'])(
  'where %s leads to is judged anew, and nobody is asked there',
  async (path) => {
    expect(await at(path)).toEqual({ kind: 'failed', failure: 'address-not-public' });
    expect(asked).toHaveLength(1);
  },
);

test('nothing but a page of the web is followed or asked for', async () => {
  expect(await at('/file')).toMatchObject({ failure: 'not-an-address' });
  for (const url of [
    'file:///etc/passwd',
    'ftp://kitchen.example/',
    'soup',
    `http://ada:secret@kitchen.example:${port}/soup`,
  ])
    expect(await fetch(url)).toEqual({ kind: 'failed', failure: 'not-an-address' });
});

test.each([
  'http://127.0.0.1',
  'http://0x7f000001',
  'http://2130706433',
  'http://[::1]',
  'http://[::ffff:127.0.0.1]',
  'http://169.254.169.254',
  'http://10.0.0.1',
  'http://192.168.1.1',
])('%s is never asked', async (address) => {
  const real = openWebPages({ siteUrl: world.siteUrl });
  expect(await real.fetch(`${address}:${port}/soup`)).toEqual({
    kind: 'failed',
    failure: 'address-not-public',
  });
  expect(asked).toEqual([]);
});

test('a name with one address that is not public is not asked at any', async () => {
  expect(await at('/soup', 'both.example')).toMatchObject({ failure: 'address-not-public' });
  expect(asked).toEqual([]);
});

test('a name that answers otherwise the second time leads nowhere else: it is asked for once, and what it led to then is where we go', async () => {
  const inside: string[] = [];
  const other = createServer((request, reply) => {
    inside.push(request.url ?? '');
    reply.writeHead(200, html).end('the inside');
  });
  await new Promise<void>((listening) => other.listen(port, '127.0.0.2', listening));
  let times = 0;
  const turning = openWebPages({
    ...world,
    resolve: () => Promise.resolve([times++ === 0 ? '127.0.0.1' : '127.0.0.2']),
  });
  const url = `http://turning.example:${port}/`;
  expect(await turning.fetch(`${url}soup`)).toMatchObject({ kind: 'page', text: page });
  expect(times).toBe(1);
  // And a redirect of its own to itself is looked at again.
  times = 0;
  expect(await turning.fetch(`${url}moved`)).toMatchObject({ failure: 'address-not-public' });
  expect(inside).toEqual([]);
  other.close();
});

test('what is too large is not read, packed or not, and what is no page neither', async () => {
  const small = openWebPages({ ...world, mostBytes: 40_000 });
  const url = `http://kitchen.example:${port}`;
  expect(await small.fetch(`${url}/long`)).toMatchObject({ failure: 'too-large' });
  expect(await small.fetch(`${url}/bomb`)).toMatchObject({ failure: 'too-large' });
  expect(await at('/packed')).toMatchObject({ kind: 'page', text: page });
  expect(await at('/picture')).toMatchObject({ failure: 'not-a-page' });
  expect(await at('/latin')).toMatchObject({ text: 'Käse' });
  expect(await at('/gone')).toEqual({ kind: 'failed', failure: 'not-given', status: 404 });
});

test.each(['/hangs', '/drips'])('%s is not waited for in vain', async (path) => {
  const hasty = openWebPages({ ...world, patienceMs: 100 });
  expect(await hasty.fetch(`http://kitchen.example:${port}${path}`)).toEqual({
    kind: 'failed',
    failure: 'too-slow',
  });
});

test('who is away, and a machine without a way out, are told apart', async () => {
  expect(await fetch('http://kitchen.example:1/')).toMatchObject({ failure: 'unreachable' });
  const failing = (code: string) =>
    openWebPages({
      ...world,
      resolve: () => Promise.reject(Object.assign(new Error(code), { code })),
    }).fetch('http://kitchen.example/');
  expect(await failing('ENOTFOUND')).toMatchObject({ failure: 'no-such-host' });
  expect(await failing('EAI_AGAIN')).toMatchObject({ failure: 'offline' });
});
