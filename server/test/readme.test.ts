import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { start } from '../src/serve.ts';
import { readConfig } from '../src/config.ts';
import { createTestDatabase } from './database.ts';

const root = join(import.meta.dirname, '../..');
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

test('the walk in the README does what it prints', async () => {
  const { url, drop } = await createTestDatabase();
  const data = await mkdtemp(join(tmpdir(), 'larder-walk-'));
  cleanUp.push(drop, () => rm(data, { recursive: true }));
  const said: string[] = [];
  const store = await start(
    readConfig({ DATABASE_URL: url, LARDER_DATA: data, LARDER_LOG: 'silent', PORT: '0' }),
    (sentence) => said.push(sentence),
  );
  cleanUp.push(store.stop);
  const password = /with password (\S+)/.exec(said.join('\n'))?.[1] ?? '';

  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = (language: string) =>
    [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
      ([, block]) => block ?? '',
    );
  const walked = await run(['set -e', ...blocks('bash')].join('\n'), {
    BASE: store.url,
    LARDER_DATA: data,
    ADMIN_PASSWORD: password,
  });
  expect(walked).toEqual({ code: 0, errors: '', printed: blocks('text').join('') });
});

function run(script: string, environment: Record<string, string>) {
  return new Promise((resolve) => {
    const shell = spawn('bash', ['--norc', '-c', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: root,
      env: { PATH: process.env['PATH'], ...environment },
      timeout: 50_000,
    });
    let printed = '';
    let errors = '';
    shell.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    shell.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    shell.on('close', (code) => {
      resolve({ code, errors, printed });
    });
  });
}
