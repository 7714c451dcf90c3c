import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { names, standIns, type Name, type StandIn } from './stand-ins.ts';

// `npm run check:stand-ins [-- name]`: what our adapters of AWS promise, asked of stand-ins that others wrote, so that ours and theirs are held
// against each other. What they disagree on is in README.md beside this file. Beside `npm test`, because most are not npm's.

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

async function start(name: Name): Promise<{ url: string; child: ChildProcess }> {
  const { run, up, install }: StandIn = standIns[name];
  const port = await freePort();
  const { program, args, environment } = run(port);
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    throw new Error(`${program} is not here: ${install}`);
  const child = spawn(program, args, {
    stdio: 'ignore',
    // Whatever it starts ends with it.
    detached: true,
    env: { ...process.env, ...environment },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let look = 0; look < looks; look += 1) {
    if (child.exitCode !== null) break;
    const isUp = await fetch(`${url}${up}`).then(
      () => true,
      () => false,
    );
    if (isUp) {
      say(`Asking ${name} at ${url}`);
      return { url, child };
    }
    await pause(250);
  }
  stop(child);
  throw new Error(`${name} did not start.`);
}

function stop(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

/** Whether everything that was asked was answered as it should be, but for what is known. */
async function isAnswered(name: Name): Promise<boolean> {
  const { url, child } = await start(name);
  const report = join(mkdtempSync(join(tmpdir(), 'stand-ins-')), 'report.json');
  try {
    const asked = ['run', '--config', join(folder, 'vitest.config.ts')];
    const told = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const vitest = spawn('vitest', [...asked, ...told], {
      stdio: 'inherit',
      env: { ...process.env, STAND_IN: name, STAND_IN_URL: url },
    });
    const [code] = (await once(vitest, 'exit')) as [number | null];
    return code === 0 || (await isAsKnown(name, report));
  } finally {
    stop(child);
  }
}

async function isAsKnown(name: Name, report: string): Promise<boolean> {
  const { disagreements }: StandIn = standIns[name];
  const { testResults } = reportSchema.parse(JSON.parse(await readFile(report, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed').map(({ title }) => title);
  for (const title of failed)
    say(disagreements.includes(title) ? `Known of ${name}: ${title}` : `It disagrees: ${title}`);
  return tests.length > 0 && failed.every((title) => disagreements.includes(title));
}

const given = process.argv[2];
const unknown = given !== undefined && !(names as string[]).includes(given);
if (unknown) throw new Error(`There is no ${given}: ${names.join(', ')}.`);
for (const name of names)
  if (given === undefined || given === name) if (!(await isAnswered(name))) process.exitCode = 1;
