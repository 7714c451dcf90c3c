import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// `npm run add aws stripe`: packages that only a store needs that chooses them, in the versions of the lock. To be run again after `npm ci`.
// What begins with a dash is npm's.

const root = join(import.meta.dirname, '..');
/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
/** @type {Record<string, string[]>} */
const addOns = read('server/package.json').addOns;
const locked = read('package-lock.json').packages;

const asked = process.argv.slice(2);
const names = asked.filter((word) => !word.startsWith('-'));
const flags = asked.filter((word) => word.startsWith('-'));
const unknown = names.filter((name) => !addOns[name]);
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`Which of these: ${Object.keys(addOns).join(', ')}?\n`);
  process.exit(1);
}
/** @param {string} name */
const isInstalled = (name) => existsSync(join(root, 'node_modules', name));
if (isInstalled('vitest')) {
  process.stdout.write('This is an installation for developers: it has them all.\n');
  process.exit(0);
}
// npm takes away what it is not asked for again.
const kept = Object.keys(addOns).filter((name) => (addOns[name] ?? []).every(isInstalled));
const packages = [...new Set([...names, ...kept])]
  .flatMap((name) => addOns[name] ?? [])
  .map((name) => `${name}@${locked[`node_modules/${name}`].version}`);
const words = [
  'install',
  '--no-save',
  '--omit=dev',
  '--no-audit',
  '--no-fund',
  ...flags,
  ...packages,
];
execFileSync('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
