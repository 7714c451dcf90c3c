import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecipeFile } from '../src/food/reading-files/read-recipe-file.ts';

const launcher = join(import.meta.dirname, '../bin/larder.js');
const demo = join(import.meta.dirname, '../db/demo');
let folder: string;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-cli-'));
  // As root, PostgreSQL runs as another user, who must get in.
  await chmod(folder, 0o755);
  environment = { ...process.env, LARDER_DATA: join(folder, 'data'), PORT: '0', LARDER_DEMO: 'no' };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ended = { code: number; out: string; err: string };
const larder = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...words], { env: environment }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

test('help explains itself, and what is not understood is a usage error', async () => {
  const [help, settings, none, wrong, amount, format] = await Promise.all([
    larder('help', 'catalogue', 'import'),
    larder('help', 'config'),
    larder('bake'),
    larder('orders', 'list', '--day', 'monday'),
    larder('stock', 'receive', '1001', '1.5'),
    larder('catalogue', 'export-as', 'word', 'recipes.zip'),
  ]);
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('--dry-run') as string });
  expect(settings).toMatchObject({ code: 0, out: expect.stringMatching(/PORT\n.*3000/) as string });
  for (const { code, err } of [none, wrong, amount, format]) {
    expect(code).toBe(2);
    expect(err).toMatch(/^error: .+\n/);
  }
});

test('a wrong setting is refused in one sentence', async () => {
  environment['LARDER_LOG'] = 'loud';
  expect(await larder('migrate')).toEqual({
    code: 1,
    out: '',
    err: 'LARDER_LOG must be debug, info, warn, error or silent\n',
  });
  delete environment['LARDER_LOG'];
});

test('a store that is closed has no health, and a database that is gone is a fault with what to do', async () => {
  expect(await larder('health')).toMatchObject({ code: 1, err: 'The store is closed: nothing serves its data folder.\n' }); // prettier-ignore
  environment['DATABASE_URL'] = 'postgres://larder:not-to-be-told@127.0.0.1:1/larder';
  const gone = await larder('health');
  delete environment['DATABASE_URL'];
  expect(gone).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^database: The database does not answer\.\n/) as string,
  });
  expect(gone.out + gone.err).not.toContain('not-to-be-told');
});

describe('on an embedded database', () => {
  test('the demo fills an empty store once', async () => {
    expect(await larder('demo')).toMatchObject({
      code: 0,
      out: expect.stringContaining('63') as string,
    });
    const again = await larder('demo');
    expect(again).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^The store .+\n$/) as string,
    });
  });

  test('what is exported is imported without a change; a wrong row is named and left out', async () => {
    const files = join(folder, 'menu');
    expect((await larder('catalogue', 'export', files)).code).toBe(0);
    expect(await larder('catalogue', 'import', files)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('0 created, 0 updated, 63 unchanged') as string,
    });
    const zip = join(folder, 'recipes.zip');
    expect(await larder('catalogue', 'export-as', 'mealie', zip, 'lamb-keema-with-peas')).toEqual({
      code: 0,
      out: `Wrote 1 recipe to ${zip}.\n`,
      err: '',
    });
    const { recipes } = readRecipeFile('recipes.zip', new Uint8Array(await readFile(zip)));
    expect(recipes.map(({ title }) => title)).toEqual(['Lamb keema with peas']);
    const path = join(files, 'ingredients.csv');
    const text = await readFile(path, 'utf8');
    await writeFile(
      path,
      text.replace('1034,White asparagus', '1034,Asparagus').replace(',7.90,', ',7.905,'),
    );
    const report = await larder('catalogue', 'import', files, '--dry-run');
    expect(report.code).toBe(1);
    expect(report.err).toMatch(/^ingredients.csv:35: price must be /);
  });

  test('a drill of a recall lists the boxes of a lot, and a lot that is none is refused', async () => {
    expect(await larder('recall', '1', '--drill', '--json')).toMatchObject({
      code: 0,
      out: '[]\n',
    });
    expect(await larder('recall', '9999999')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no lot with this number') as string,
    });
  });

  test('stock is received and counted, and never written below nothing', async () => {
    expect((await larder('stock', 'receive', '1001', '50', '--note', 'late van')).out).toBe(
      'Onion: 170050 g in stock.\n',
    );
    expect((await larder('stock', 'count', '1001', '7')).out).toBe('Onion: 7 g in stock.\n');
    expect(await larder('stock', 'spoil', '1001', '8')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not that much in stock') as string,
    });
  });

  test('kitchens are listed, and stock of one that there is not is refused', async () => {
    expect((await larder('kitchens')).out).toBe('1: Kitchen\n');
    for (const asked of [
      ['stock', 'receive', '1001', '5'],
      ['orders', 'list'],
    ])
      expect(await larder(...asked, '--kitchen', '2')).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('no kitchen with this number') as string,
      });
  });

  test('nobody becomes administrator without an account', async () => {
    expect(await larder('grant-admin', 'nobody@example.com')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nobody@example.com') as string,
    });
  });
});

test('watched, each line of the log about a request says its trace, which is the number that its problem tells', async () => {
  const settings = { ...environment, OTEL_TRACES_EXPORTER: 'console', LARDER_LOG: 'info' };
  const server = spawn(process.execPath, [launcher, 'start'], { env: settings });
  let said = '';
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const open = /listening on (\S+?)[,)]/.exec(said);
      if (open) resolve(`http://${String(open[1])}`);
    });
    server.once('exit', () => reject(new Error(`The server ended: ${said}${log}`)));
  });
  const reply = await fetch(`${url}/api/nowhere`);
  const { requestId } = (await reply.json()) as { requestId: string };
  server.kill('SIGTERM');
  await once(server, 'exit');
  expect(requestId).toMatch(/^[0-9a-f]{32}$/);
  const lines = log.split('\n').filter((line) => line.includes('"msg":"request"'));
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ requestId, traceId: requestId, status: 404 }),
  );
  expect(said).toContain(`traceId: '${requestId}'`);
});

describe('beside a running server', () => {
  let server: ChildProcess;
  let url: string;
  beforeAll(async () => {
    server = spawn(process.execPath, [launcher, 'start'], { env: environment });
    url = await new Promise((resolve, reject) => {
      let said = '';
      server.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const open = /listening on (\S+?)[,)]/.exec(said);
        if (open) resolve(`http://${String(open[1])}`);
      });
      server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
    });
  });
  afterAll(async () => {
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  });

  test('a store that is well says so', async () => {
    expect(await larder('health')).toMatchObject({ code: 0, out: 'Nothing is wrong.\n' });
    expect((await larder('health', '--json')).out).toBe('{"faults":[]}\n');
  });

  test('the command line works on its database', async () => {
    expect((await larder('stock', 'receive', '1001', '3')).out).toBe('Onion: 10 g in stock.\n');
    expect(await larder('orders', 'list', '--json')).toMatchObject({ code: 0, out: '[]\n' });
    expect((await larder('catalogue', 'import', demo, '--json')).code).toBe(0);
    expect((await fetch(`${url}/api/recipes`)).status).toBe(200);
  });

  test('an operator invites to the staff, and lists who works here', async () => {
    expect(await larder('staff', 'invite', 'cook@example.com', 'kitchen')).toMatchObject({
      code: 0,
      out: expect.stringContaining('cook@example.com is invited as kitchen') as string,
    });
    expect((await larder('staff', 'list')).out).toContain('cook@example.com: invited as kitchen');
    expect(JSON.parse((await larder('staff', 'list', '--json')).out)).toMatchObject({
      invitations: [{ email: 'cook@example.com', role: 'kitchen' }],
    });
    expect((await larder('staff', 'invite', 'cook@example.com', 'king')).code).toBe(2);
    for (const words of [
      ['role', 'nobody@example.com', 'menu'],
      ['remove', 'nobody@example.com'],
    ])
      expect(await larder('staff', ...words)).toMatchObject({
        code: 1,
        err: expect.stringContaining('nobody@example.com') as string,
      });
  });

  test('an operator makes a token, uses it and ends it', async () => {
    const made = await larder('token', 'add', 'Till', 'see-orders', 'see-stock', '--days', '7');
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^larder_1_\S{43}\n$/) as string,
    });
    const headers = { authorization: `Bearer ${made.out.trim()}` };
    const ask = async () => (await fetch(`${url}/api/admin/orders`, { headers })).status;
    expect(await ask()).toBe(200);
    expect((await larder('token', 'list')).out).toContain('1: Till (good), until ');
    expect((await larder('token', 'revoke', '1')).out).toBe(
      'Token 1 (Till) opens nothing any more.\n',
    );
    expect(await ask()).toBe(401);
    expect(JSON.parse((await larder('token', 'list', '--json')).out)).toMatchObject([
      { name: 'Till', scopes: ['see-orders', 'see-stock'], state: 'revoked' },
    ]);
    expect((await larder('token', 'add', 'Till', 'manage-staff')).code).toBe(2);
    expect((await larder('token', 'revoke', '99')).code).toBe(1);
  });

  test('what an operator sends is in the name that the owner chose', async () => {
    const token = (await larder('token', 'add', 'Settings', 'change-settings')).out.trim();
    const settings = `${url}/api/admin/settings`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const { version } = (await (await fetch(settings, { headers })).json()) as { version: number };
    const named = await fetch(settings, {
      method: 'PATCH',
      headers,
      body: JSON.stringify({ change: { name: 'The Pantry' }, holdsFrom: null, version }),
    });
    expect(named.status).toBe(200);
    expect((await larder('staff', 'invite', 'baker@example.com', 'kitchen')).code).toBe(0);
    const mail = join(folder, 'data/mail');
    const letters = async () => {
      const names = (await readdir(mail)).filter((name) => name.endsWith('.eml'));
      return (await Promise.all(names.map((name) => readFile(join(mail, name), 'utf8')))).join();
    };
    await expect
      .poll(letters, { timeout: 60_000 })
      .toContain('You are invited to work at The Pantry');
  });

  test('who has lost the second factor is given a way back', async () => {
    const reset = await larder('staff', 'reset-mfa', 'Admin@larder.example');
    expect(reset).toMatchObject({
      code: 0,
      out: expect.stringContaining('is signed out everywhere') as string,
      err: expect.stringMatching(/^\d{4}-.*Z The operator removed the second factor/) as string,
    });
    expect(await larder('staff', 'reset-mfa', 'nobody@example.com')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no account with the e-mail nobody@example.com') as string,
    });
  });

  test('a second server on the same folder is refused in one sentence', async () => {
    const second = await larder('start');
    expect(second).toMatchObject({
      code: 1,
      err: expect.stringContaining('already used') as string,
    });
  });
});
