import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// `npm run check:stand-ins`: what our adapters of AWS promise, asked of a stand-in that somebody else wrote, so that ours and theirs are held
// against each other. What they disagree on is in docs/stand-ins.md. Beside `npm test`, because it is not npm's:
//   pip install 'moto[server]==5.2.1'
// With STAND_IN_URL it asks what answers there instead, by one address for all services: another stand-in, say.

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
  const { error, stdout } = spawnSync('moto_server', ['--version'], { encoding: 'utf8' });
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
      say(`Asking moto${stdout ? ` ${stdout.trim()}` : ''} at ${url}`);
      return { url, child };
    }
    await pause(250);
  }
  child.kill();
  throw new Error('moto_server did not start.');
}

const given = process.env['STAND_IN_URL'];
const moto = given === undefined ? await startMoto() : undefined;
try {
  const vitest = spawn('vitest', ['run', '--config', join(folder, 'vitest.config.ts')], {
    stdio: 'inherit',
    env: { ...process.env, STAND_IN_URL: given ?? moto?.url },
  });
  const [code] = (await once(vitest, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  moto?.child.kill();
}
