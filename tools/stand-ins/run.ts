import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

// `npm run check:stand-ins`: what our adapters of AWS promise, asked of a stand-in that somebody else wrote, so that ours and theirs are held
// against each other. What they disagree on is in README.md beside this file. Beside `npm test`, because it is not npm's:
//   pip install 'moto[server]==5.2.5'
// With STAND_IN_URL it asks a moto that runs already.

const folder = import.meta.dirname;
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** So often it is looked for, a quarter of a second apart. */
const looks = 480;

async function startMoto(): Promise<{ url: string; child: ChildProcess }> {
  const { error } = spawnSync('moto_server', ['--help']);
  if (error)
    throw new Error('moto_server is not here: see the first lines of tools/stand-ins/run.ts.');
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let look = 0; look < looks; look += 1) {
    if (child.exitCode !== null) break;
    const up = await fetch(`${url}/moto-api/`).then(
      () => true,
      () => false,
    );
    if (up) {
      say(`Asking moto at ${url}`);
      return { url, child };
    }
    await pause(250);
  }
  child.kill();
  throw new Error('moto_server did not start.');
}

/** What is known to be otherwise there, by the name of the test: README.md says who is right. */
const disagreements = new Set(['lets exactly one of the concurrent writers win each version']);

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

const given = process.env['STAND_IN_URL'];
const moto = given === undefined ? await startMoto() : undefined;
const report = join(mkdtempSync(join(tmpdir(), 'stand-ins-')), 'report.json');
try {
  const asked = ['run', '--config', join(folder, 'vitest.config.ts')];
  const told = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = spawn('vitest', [...asked, ...told], {
    stdio: 'inherit',
    env: { ...process.env, STAND_IN_URL: given ?? moto?.url },
  });
  const [code] = (await once(vitest, 'exit')) as [number | null];
  process.exitCode = code === 0 || (await isAsKnown()) ? 0 : 1;
} finally {
  moto?.child.kill();
}

/** Whether everything was asked, and nothing failed but what is known to. */
async function isAsKnown(): Promise<boolean> {
  const { testResults } = reportSchema.parse(JSON.parse(await readFile(report, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status !== 'passed').map(({ title }) => title);
  for (const title of failed)
    say(disagreements.has(title) ? `Known of moto: ${title}` : `It disagrees: ${title}`);
  return tests.length > 0 && failed.every((title) => disagreements.has(title));
}
