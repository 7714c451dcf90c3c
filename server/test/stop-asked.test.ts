import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-stop-'));
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

function startStore() {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/start.js')], {
    env: { PATH: process.env['PATH'], PORT: '0', LARDER_DATA: folder, LARDER_DEMO: 'no' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const says = async (sentence: string) => {
    while (!text.includes(sentence)) await once(child.stdout, 'data');
  };
  return { child, ended, says, text: () => text };
}

const isRefused = (port: number) =>
  new Promise<boolean>((resolve) => {
    const newcomer = connect(port, '127.0.0.1', () => resolve(false));
    newcomer.on('error', () => resolve(true)).on('connect', () => newcomer.destroy());
  });

test('a store that is asked to stop while it starts breaks off in order; one that is open answers what is in hand', async () => {
  const first = startStore();
  await first.says('Making the database');
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(first.text()).toContain('Closed before it was open.');
  const cluster = join(folder, 'postgres', 'cluster');
  await expect
    .poll(() => readFile(join(cluster, 'postmaster.pid')).catch(String), { timeout: 20_000 })
    .toContain('ENOENT');

  const second = startStore();
  await second.says('Larder is open');
  const port = Number(/:(\d+), ready in/.exec(second.text())?.[1]);
  const customer = connect(port, '127.0.0.1');
  customer.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n');
  let reply = '';
  customer.on('data', (bytes) => (reply += bytes.toString()));
  const left = once(customer, 'close');
  // What was begun is answered, and on this connection nothing more.
  await once(customer, 'ready');
  await setTimeout(200);
  second.child.kill('SIGTERM');
  await second.says('Closing');
  await expect.poll(() => isRefused(port), { timeout: 20_000 }).toBe(true);
  customer.write('\r\n');
  await left;
  expect(reply).toMatch(/^HTTP\/1.1 200 [\s\S]*connection: close/i);
  expect(await second.ended).toBe(0);
  expect(second.text()).toContain('Closed.');
});
