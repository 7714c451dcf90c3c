import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudWith, patienceMs, type Cloud } from './cloud.ts';

// The commands of the task that runs migrations, as the template has them, and the very file that it runs.

type Spec = { phases: Record<'build' | 'post_build', { commands: string[] }> };
let cloud: Cloud;
let folder: string;
let spec: Spec;
const heard: { method: string | undefined; type: string | undefined; body: string }[] = [];
const ear = createServer((request, reply) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    heard.push({ method: request.method, type: request.headers['content-type'], body });
    reply.end();
  });
});

beforeAll(async () => {
  cloud = await cloudWith('usual');
  const { Source } = cloud.one('AWS::CodeBuild::Project').properties as {
    Source: { BuildSpec: string };
  };
  spec = JSON.parse(Source.BuildSpec) as Spec;
  folder = await mkdtemp(join(tmpdir(), 'larder-task-'));
  const [, program = ''] = [...cloud.programs].find(([id]) => id.startsWith('Migrations')) ?? [];
  await writeFile(join(folder, 'index.mjs'), program);
  await new Promise<void>((done) => ear.listen(0, '127.0.0.1', done));
}, patienceMs);
afterAll(async () => {
  ear.close();
  await rm(folder, { recursive: true });
});

/** What a phase of the task ends with, run as CodeBuild does: by a shell, in the folder of the program. */
const run = (phase: keyof Spec['phases'], environment: Record<string, string>) =>
  new Promise<{ code: number; said: string }>((done) => {
    const { port } = ear.address() as AddressInfo;
    const env = { PATH: process.env['PATH'], LARDER_SIGNAL: `http://127.0.0.1:${port}/word` };
    const command = spec.phases[phase].commands.join(' && ');
    execFile(
      'sh',
      ['-c', command],
      { cwd: folder, env: { ...env, ...environment } },
      (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` });
      },
    );
  });

test('a task that cannot begin fails, and the deployment hears of it all the same', async () => {
  const began = await run('build', {});
  expect(began.code).toBe(1);
  expect(began.said).toContain('DATABASE_URL');
  expect(heard).toEqual([]);
  await run('post_build', { CODEBUILD_BUILD_SUCCEEDING: '0' });
  expect(heard).toHaveLength(1);
  // Signed for a body without a type.
  expect(heard[0]).toMatchObject({ method: 'PUT', type: undefined });
  expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ Status: 'FAILURE', UniqueId: 'task' });
});

test('a task that went well has said so itself, and nothing follows', async () => {
  heard.length = 0;
  expect((await run('post_build', { CODEBUILD_BUILD_SUCCEEDING: '1' })).code).toBe(0);
  expect(heard).toEqual([]);
});
