import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createStoreServer, start } from '../src/serve.ts';
import { openTestDatabase } from './database.ts';
import { openStore, type Store } from './store.ts';

let folder: string;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let server: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'larder-socket-'));
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    LARDER_DATA: folder,
    LARDER_DEMO: 'no',
    LARDER_LOG: 'silent',
  });
  server = await start(config, () => undefined);
});
afterAll(async () => {
  await server.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Writes bytes as they are and answers everything that came back. */
const send = (...parts: string[]) => sendTo(Number(new URL(server.url).port), ...parts);

async function sendTo(
  port: number,
  ...parts: string[]
): Promise<{ status: number; head: string; body: string }> {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString('latin1')));
    socket.on('close', () => resolve(text));
    // A server that has answered may close before it has read everything.
    socket.on('error', (error) => (text ? resolve(text) : reject(error)));
    socket.setTimeout(10_000, () => socket.destroy(new Error('No answer.')));
  });
  const [head = '', ...body] = answer.split('\r\n\r\n');
  return {
    status: Number(head.split(' ')[1]),
    head: head.toLowerCase(),
    body: body.join('\r\n\r\n'),
  };
}

const host = 'Host: localhost\r\nConnection: close\r\n';
const post = (path: string, headers: string) =>
  `POST ${path} HTTP/1.1\r\n${host}Content-Type: application/json\r\n${headers}\r\n`;
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

test('the server answers over a socket', async () => {
  const reply = await send(`GET /api/ready HTTP/1.1\r\n${host}\r\n`);
  expect(reply).toMatchObject({ status: 200, body: expect.stringContaining('"ok"') as unknown });
});

test('headers that are too large are refused as a problem', async () => {
  for (const headers of [`X-Big: ${'x'.repeat(12_000)}\r\n`, 'X-Many: y\r\n'.repeat(2000)]) {
    const reply = await send(`GET /api/health HTTP/1.1\r\n${host}${headers}\r\n`);
    expect(reply.status).toBe(431);
    expect(reply.head).toContain('content-type: application/problem+json');
    expect(reply.head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(reply.body)).toMatchObject({ code: 'headers-too-large', status: 431 });
  }
  const address = await send(`GET /api/health?${'q'.repeat(12_000)} HTTP/1.1\r\n${host}\r\n`);
  expect(address.status).toBe(431);
});

test('what is not HTTP is refused as a problem', async () => {
  for (const text of [
    'NONSENSE\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nA\u0000: b\r\n\r\n`,
  ]) {
    const reply = await send(text);
    expect({ text, status: reply.status }).toEqual({ text, status: 400 });
    expect(reply.head).toContain('content-type: application/problem+json');
  }
});

test('a body that is too large is refused, announced or not', async () => {
  const large = `{"email":"${'x'.repeat(70_000)}"}`;
  const announced = await send(
    post('/auth/forgot-password', `Content-Length: ${large.length}\r\n`),
    large,
  );
  const chunked = await send(
    post('/auth/forgot-password', 'Transfer-Encoding: chunked\r\n'),
    ...Array.from({ length: 8 }, () => chunk('x'.repeat(10_000))),
    '0\r\n\r\n',
  );
  for (const reply of [announced, chunked]) {
    expect(reply.status).toBe(413);
    expect(reply.body).toContain('"body-too-large"');
  }
});

test('two ideas of where a body ends are refused', async () => {
  const both = 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n';
  const reply = await send(post('/auth/forgot-password', both), '0\r\n\r\n');
  expect(reply.status).toBe(400);
  const twice = await send(
    post('/auth/forgot-password', 'Content-Length: 2\r\nContent-Length: 3\r\n'),
    '{} ',
  );
  expect(twice.status).toBe(400);
});

test('a body in chunks is read like any other', async () => {
  const reply = await send(
    post('/auth/forgot-password', 'Transfer-Encoding: chunked\r\n'),
    chunk('{"email":"nob'),
    chunk('ody@example.com"}'),
    '0\r\n\r\n',
  );
  expect(reply.status).toBe(202);
});

test('nothing outside the routes is served, however the path is written', async () => {
  for (const path of [
    '/../../etc/passwd',
    '/api/../../../etc/passwd',
    '/%2e%2e/etc/passwd',
    '/..\\..\\x',
  ]) {
    const reply = await send(`GET ${path} HTTP/1.1\r\n${host}\r\n`);
    // What is no address at all never becomes a request.
    expect({ path, refused: [400, 404].includes(reply.status) }).toEqual({ path, refused: true });
    expect(reply.body).not.toContain('root:');
  }
});

test('a request without a host, or for another, is answered without harm', async () => {
  const none = await send('GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n');
  expect(none.status).toBe(400);
  for (const other of ['evil.example', 'a b', '[::1', 'x:99999', '']) {
    const reply = await send(
      `GET /api/health HTTP/1.1\r\nHost: ${other}\r\nConnection: close\r\n\r\n`,
    );
    expect({ other, fault: reply.status >= 500 }).toEqual({ other, fault: false });
  }
  const absolute = await send(`GET http://evil.example/api/health HTTP/1.1\r\n${host}\r\n`);
  expect(absolute.status).toBeLessThan(500);
});

test('a health check that speaks HTTP/1.0 and names no host is answered', async () => {
  for (const path of ['/api/ready', '/api/health']) {
    const reply = await send(`GET ${path} HTTP/1.0\r\n\r\n`);
    expect({ path, reply }).toMatchObject({ path, reply: { status: 200 } });
  }
});

test('two ideas of which host is meant are refused, the same one twice as well', async () => {
  for (const second of ['evil.example', 'localhost'])
    for (const name of ['Host', 'hOST']) {
      const reply = await send(
        `GET /api/recipes HTTP/1.1\r\n${host}X: y\r\n${name}: ${second}\r\n\r\n`,
      );
      expect(reply).toMatchObject({ status: 400, body: expect.stringContaining('invalid-input') });
    }
});

describe('a server of little patience', () => {
  let store: Store;
  let impatient: Server;
  beforeAll(async () => {
    store = await openStore({ environment: { LARDER_MAX_CONNECTIONS: '3' } });
    const waits = {
      headersTimeout: 200,
      requestTimeout: 400,
      keepAliveTimeout: 60_000,
      connectionsCheckingInterval: 50,
    };
    impatient = createStoreServer(store.shop, undefined, waits).listen(0, '127.0.0.1');
    await once(impatient, 'listening');
  });
  afterAll(async () => {
    impatient.closeAllConnections();
    impatient.close();
    await store.close();
  });
  const there = () => (impatient.address() as AddressInfo).port;

  test('tells who sends too slowly that they were too slow', async () => {
    for (const begun of [
      'GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ',
      `${post('/auth/forgot-password', 'Content-Length: 40\r\n')}{"email":`,
    ]) {
      const reply = await sendTo(there(), begun);
      expect({ begun, status: reply.status }).toEqual({ begun, status: 408 });
      expect(reply.head).toContain('content-type: application/problem+json');
      expect(JSON.parse(reply.body)).toMatchObject({ code: 'request-timeout', status: 408 });
    }
  });

  test('holds no more connections than it may', async () => {
    await expect
      .poll(() => new Promise((resolve) => impatient.getConnections((_, count) => resolve(count))))
      .toBe(0);
    const sockets = Array.from({ length: 5 }, () => connect(there(), '127.0.0.1'));
    const ask = 'GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answers = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<string>((resolve) => {
            socket.on('error', () => resolve('closed')).on('close', () => resolve('closed'));
            socket.once('data', (bytes) => resolve(bytes.toString().slice(0, 12)));
            socket.write(ask);
          }),
      ),
    );
    for (const socket of sockets) socket.destroy();
    expect(answers.toSorted()).toEqual([...Array(3).fill('HTTP/1.1 200'), 'closed', 'closed']);
  });
});
