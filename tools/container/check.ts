import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastStage, repository, said, wordsOf } from './dockerfile.ts';

// `npm run check:container`: the steps of the Dockerfile's last stage in a bare Debian, then its entry point as process 1 of namespaces of its
// own, on a read-only root. Needs root, Linux and debootstrap (or a Debian unpacked at BASE); no container engine.

const base = process.env['BASE'] ?? join(homedir(), '.cache/larder/bookworm');
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

function whyNot(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux';
  if (existsSync(join(base, 'etc/debian_version')) || existsSync('/usr/sbin/debootstrap')) return;
  return `there is no Debian in ${base}, and no debootstrap to make one`;
}

const run = (program: string, ...words: string[]) =>
  execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const reason = whyNot();
if (reason) {
  say(`Left out: ${reason}.`);
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'larder-container-'));
chmodSync(folder, 0o755);
const root = join(folder, 'root');
const volume = join(folder, 'volume');
const packages = join(folder, 'packages');
const environment: Record<string, string> = { PATH: '/usr/bin:/bin' };
let workingFolder = '/';
try {
  unpackBase();
  installPackages();
  for (const step of lastStage()) take(step.word, step.rest);
  // A new volume begins as the image's folder, with its owner.
  run('cp', '-a', join(root, said('VOLUME')), volume);
  await tryIt();
  say('The container starts, answers, closes, and opens again after it was killed.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function unpackBase(): void {
  if (!existsSync(join(base, 'etc/debian_version'))) {
    say(`Unpacking Debian into ${base}, once.`);
    mkdirSync(dirname(base), { recursive: true });
    run('debootstrap', '--variant=minbase', 'bookworm', base);
  }
  run('cp', '-a', base, root);
}

/** What the stage of that name makes. */
function installPackages(): void {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listing, { cwd: repository, encoding: 'utf8' });
  for (const file of files.split('\0').filter(Boolean))
    if (lstatSync(join(repository, file), { throwIfNoEntry: false }))
      cpSync(join(repository, file), join(packages, file));
  const words = ['ci', '--omit=dev', '--no-audit', '--no-fund'];
  execFileSync('npm', words, { cwd: packages, stdio: ['ignore', 'inherit', 'inherit'] });
}

function take(word: string, rest: string): void {
  if (word === 'RUN') run('chroot', root, '/bin/sh', '-ec', rest);
  if (word === 'WORKDIR') mkdirSync(join(root, (workingFolder = rest)), { recursive: true });
  if (word === 'ENV')
    for (const pair of rest.split(' '))
      environment[pair.split('=')[0] ?? ''] = pair.split('=')[1] ?? '';
  if (word === 'COPY') {
    const [from = '', source = '', target = ''] = rest.split(' ');
    const stage = from === '--from=build' ? repository : packages;
    const there = join(root, workingFolder, target);
    const path = join(stage, source.replace('/opt/larder/', ''));
    mkdirSync(target.endsWith('/') ? there : dirname(there), { recursive: true });
    run('cp', '-a', '--no-preserve=ownership', path, there);
  }
}

/** As an engine does: a root nobody writes to, a /tmp in memory, the volume, and none of this machine's processes or networks. */
function open() {
  const script = `
    mount --make-rprivate /
    mount --bind ${root} ${root}
    mount -t proc proc ${root}/proc
    mount -t tmpfs -o mode=1777 tmpfs ${root}/tmp
    mount -t tmpfs -o mode=1777 tmpfs ${root}/dev/shm
    mount --bind ${volume} ${root}${said('VOLUME')}
    mount -o remount,bind,ro ${root}
    ip link set lo up
    exec chroot --userspec=${said('USER')} ${root} ${inside(wordsOf(said('ENTRYPOINT')))}`;
  const namespaces = ['--pid', '--fork', '--mount', '--net', '--ipc', '--uts', '--kill-child'];
  const child = spawn('unshare', [...namespaces, '/bin/sh', '-ec', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => (text += bytes.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  /** Process 1, by its number out here. */
  const first = () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  const says = async (sentence: string) => {
    while (!text.includes(sentence)) {
      demand(child.exitCode === null, `It ended before it said "${sentence}":\n${text}`);
      await sleep(20);
    }
  };
  /** As `docker exec`. */
  const execute = (user: string[], ...words: string[]) =>
    run(
      'nsenter',
      '--target',
      first(),
      '--mount',
      '--pid',
      '--net',
      '--ipc',
      '--root',
      ...user,
      '/usr/bin/env',
      '-i',
      `--chdir=${workingFolder}`,
      ...settings(),
      ...words,
    );
  const signal = (name: 'SIGTERM' | 'SIGKILL') => process.kill(Number(first()), name);
  return { ended, says, signal, first, execute, text: () => text };
}

function settings(): string[] {
  return Object.entries(environment).map(([name, value]) => `${name}=${value}`);
}

function inside(words: string[]): string {
  return ['/usr/bin/env', '-i', `--chdir=${workingFolder}`, ...settings(), ...words]
    .map((word) => `'${word}'`)
    .join(' ');
}

async function tryIt(): Promise<void> {
  const early = open();
  await early.says('Making the database');
  early.signal('SIGTERM');
  demand((await early.ended) === 0, `Asked to stop while it started:\n${early.text()}`);
  say('Asked to stop while it starts, process 1 ends with 0.');

  const store = open();
  await store.says('Larder is open');
  lookInto(store);
  await killAndOpen(store);
}

function lookInto(store: ReturnType<typeof open>): void {
  const status = readFileSync(`/proc/${store.first()}/status`, 'utf8');
  demand(/^NSpid:\s+\d+\s+1$/m.test(status), 'It is not process 1.');
  const uid = run('chroot', root, 'id', '-u', said('USER')).trim();
  demand(new RegExp(`^Uid:\\s+${uid}\\s+${uid}\\s`, 'm').test(status), 'It is not its own user.');
  const [, health = '[]'] = said('HEALTHCHECK').split(' CMD ');
  const user = ['--setuid', uid, '--setgid', uid];
  store.execute(user, ...wordsOf(health));
  const ask = `for (const path of ['/', '/menu', '/api/recipes', '/admin'])
    console.log((await fetch('http://127.0.0.1:3000' + path)).status, path)`;
  const node = wordsOf(said('ENTRYPOINT'))[0] ?? '';
  const answers = store.execute(user, node, '--input-type=module', '--eval', ask);
  demand(!/^(?!200)/m.test(answers.trim()), answers);
  const touch = `touch ${workingFolder}/x /etc/x 2>&1 || true`;
  const refused = store.execute([], '/bin/sh', '-c', touch);
  demand(refused.match(/Read-only file system/g)?.length === 2, `Root may write: ${refused}`);
  say(
    `As user ${uid} and process 1, healthy, on a read-only root: ${answers.trim().split('\n').join(', ')}.`,
  );
}

/** Killed with all it started, three times; its last PostgreSQL's number then belongs to nobody, to the next one, or to process 1. */
async function killAndOpen(first: ReturnType<typeof open>): Promise<void> {
  const pidFile = join(volume, 'postgres/cluster/postmaster.pid');
  const number = () => readFileSync(pidFile, 'utf8').split('\n')[0] ?? '';
  let store = first;
  for (const stale of ['as it was', 'as it was', 'of process 1']) {
    store.signal('SIGKILL');
    await store.ended;
    const left = number();
    if (stale === 'of process 1')
      writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, '1'));
    store = open();
    await store.says('Larder is open');
    say(
      `Killed and opened again; the number in postmaster.pid was ${stale === 'as it was' ? left : '1'}, and is ${number()}.`,
    );
  }
  const began = performance.now();
  store.signal('SIGTERM');
  demand((await store.ended) === 0, `It did not close in order:\n${store.text()}`);
  demand(store.text().includes('Closed.') && !existsSync(pidFile), 'Its PostgreSQL was cut off.');
  say(`Closed in order in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
