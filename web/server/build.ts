import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Builds the pages into `web/build`, unless what they are made of is what it was. Where the tools to build are not installed, pages that were
 * built elsewhere from these very sources will do.
 */
const web = join(import.meta.dirname, '..');
const stamp = join(web, 'build/.made-of');
const builder = join(web, '../node_modules/@react-router/dev/bin.cjs');

const wanted = madeOf();
const made = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
if (made !== wanted) {
  if (existsSync(builder)) build();
  else giveUp();
}

/** The same in every folder and on every machine. */
function madeOf(): string {
  const hash = createHash('sha256');
  const add = (path: string) =>
    hash.update(relative(web, path).split(sep).join('/')).update(readFileSync(path));
  for (const folder of ['app', 'public', 'server', '../server/src/contract']) {
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

function build(): void {
  process.stdout.write('Building the pages (once, and after each change) …\n');
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, 'build'], {
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

function giveUp(): never {
  const what =
    made === undefined
      ? 'The pages are not built'
      : 'The pages in web/build were built from other sources than these';
  process.stderr.write(
    `${what}, and the tools that build them are not installed: run npm ci && npm run build once, then npm prune --omit=dev, or copy web/build from a machine that did.\n`,
  );
  process.exit(1);
}
