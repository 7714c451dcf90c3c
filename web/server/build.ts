import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the pages into `web/build`, unless what they are made of is what it was. */
const web = join(import.meta.dirname, '..');
const stamp = join(web, 'build', '.made-of');

function madeOf(): string {
  const hash = createHash('sha256');
  const add = (path: string) => hash.update(path).update(readFileSync(path));
  for (const folder of ['app', 'public', 'server']) {
    const entries = readdirSync(join(web, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) add(path);
  }
  for (const file of [
    'vite.config.ts',
    'react-router.config.ts',
    'package.json',
    '../package-lock.json',
  ])
    add(join(web, file));
  return hash.digest('hex');
}

const wanted = madeOf();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stdout.write('Building the pages (once, and after each change) …\n');
  const program = join(web, '../node_modules/@react-router/dev/bin.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'build'], {
    cwd: web,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) {
    process.stderr.write(stdout + stderr);
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
