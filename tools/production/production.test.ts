import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagesOf } from './imports.ts';

// What `npm ci --omit=dev` installs is what the store runs on. `npm run check:production` installs it and sees.

type Manifest = Record<
  'dependencies' | 'optionalDependencies' | 'peerDependencies',
  Record<string, string> | undefined
> & {
  /** What `npm run add` installs where it is chosen. */
  addOns?: Record<string, string[]>;
  dev?: boolean;
  link?: boolean;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};

const repository = join(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(repository, path), 'utf8'));
const manifest = (folder: string) => read(join(folder, 'package.json')) as Manifest;
const lock = (read('package-lock.json') as { packages: Record<string, Manifest> }).packages;
const pageProgram = join(repository, 'web/build/en/server/index.js');

const serverPrograms = ['start.js', 'cli.ts', 'login-lambda.ts', 'start-migrations.ts'].map(
  (name) => join(repository, 'server/src', name),
);

test('the server asks for no package that a store in production lacks but those that are chosen, and has none that it does not ask for', () => {
  const { dependencies = {}, optionalDependencies = {}, addOns = {} } = manifest('server');
  const asked = packagesOf(...serverPrograms);
  const installed = Object.keys({ ...dependencies, ...optionalDependencies });
  const added = Object.values(addOns).flat();
  const missing = [...asked].filter((name) => !installed.includes(name));
  expect(missing.toSorted()).toEqual(added.toSorted());
  for (const name of added)
    expect({ name, dev: lock[`node_modules/${name}`]?.dev }).toEqual({ name, dev: true });
  expect(Object.keys(dependencies).filter((name) => !asked.has(name))).toEqual([]);
});

test('the built pages ask for no package at all', () => {
  expect([...packagesOf(pageProgram)]).toEqual([]);
});

test('the built pages hold React for production, and nothing of it for development', () => {
  const program = readFileSync(pageProgram, 'utf8');
  const warning = 'Each child in a list should have a unique';
  const react = 'node_modules/react-dom/cjs/react-dom-server.node';
  expect(readFileSync(join(repository, `${react}.development.js`), 'utf8')).toContain(warning);
  expect(program).not.toContain(warning);
  expect(program).toContain(`${react}.production.js`);
  expect(program).not.toMatch(/node_modules\/(react|react-dom|scheduler)\/cjs\/.*development/);
  expect(program).not.toContain('process.env.NODE_ENV');
});

test('no package of the pages, of their tools or of a test is installed in production', () => {
  const { dependencies = {} } = manifest('.');
  expect(Object.keys(dependencies)).toEqual(['node']);
  for (const folder of ['web', 'infra', 'tools']) {
    const { dependencies, optionalDependencies } = manifest(folder);
    expect({ folder, dependencies, optionalDependencies }).toEqual({ folder });
  }
  for (const name of ['vite', 'vitest', 'esbuild', 'react', 'typescript', '@dynoxide/linux-x64'])
    expect({ name, dev: lock[`node_modules/${name}`]?.dev }).toEqual({ name, dev: true });
});

test('every peer that a package must have is installed, although npm is told not to look after peers', () => {
  const missing = Object.entries(lock).flatMap(([path, { peerDependencies, ...about }]) =>
    Object.keys(peerDependencies ?? {}).filter(
      (name) => !about.peerDependenciesMeta?.[name]?.optional && !isReached(path, name),
    ),
  );
  expect(missing).toEqual([]);
});

/** As Node looks: beside the package, then in the folders above. */
function isReached(path: string, name: string): boolean {
  if (lock[`${path && `${path}/`}node_modules/${name}`]) return true;
  return path !== '' && isReached(path.slice(0, Math.max(0, path.lastIndexOf('/'))), name);
}

test('an import that runs is told from one that is only a type', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'larder-imports-'));
  const file = join(folder, 'planted.ts');
  await writeFile(
    file,
    `import type { A } from 'only-a-type';
    import { b, type C } from '@planted/static/deep.js';
    import { readFile } from 'node:fs/promises';
    import './neighbour.ts';
    const d: A = await import('planted-dynamic');
    createRequire(import.meta.url).resolve('planted-resolved/package.json');`,
  );
  await writeFile(join(folder, 'neighbour.ts'), `export * from 'planted-next-door';`);
  expect([...packagesOf(file)]).toEqual([
    '@planted/static',
    'planted-dynamic',
    'planted-resolved',
    'planted-next-door',
  ]);
  await rm(folder, { recursive: true });
});
