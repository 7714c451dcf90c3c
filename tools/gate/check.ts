import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';

/**
 * What can be said without running the store, side by side: format, types, lint and the import law. With `tests` the pages are built and every test is
 * run beside it, and what tests leave of the processors, which wait for each other a fifth of the time, is taken for the rest. Each says what it found
 * once it has ended; all are waited for, and what was found wrong is said at the end.
 */
const root = join(import.meta.dirname, '../..');
const node = process.execPath;
const bin = (name: string) => join(root, 'node_modules/.bin', name);

/** The compiler makes much that soon is rubbish: with room for it, it is collected seldom. */
const judge = (part: string): [string, ...string[]] => [
  node,
  '--max-semi-space-size=64',
  'tools/gate/judge.ts',
  part,
];

type Job = { name: string; commands: [program: string, ...words: string[]][] };
/** The longest first. */
const jobs: Job[] = [
  { name: 'types and lint of the store', commands: [judge('store')] },
  {
    name: 'types and lint of the web',
    commands: [['npm', 'run', '--silent', 'typegen', '-w', 'web'], judge('web')],
  },
  {
    name: 'import law',
    commands: [
      [
        node,
        bin('depcruise'),
        'server/src',
        'web/app',
        'web/server',
        'infra/src',
        '--config',
        'dependency-law.js',
      ],
    ],
  },
  { name: 'format', commands: [[bin('prettier'), '--check', '--log-level', 'warn', '.']] },
];
const withTests = process.argv.includes('tests');
const pages: Job = { name: 'pages', commands: [[node, 'web/server/build.ts']] };
const tests = [bin('vitest'), 'run'] as const;

type Ended = { code: number; said: string };
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    jobs.length = 0;
    for (const child of running) child.kill();
  });

function run([program, ...words]: Job['commands'][number]): Promise<Ended> {
  const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  if (withTests && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  running.add(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, said });
    });
  });
}

async function work({ name, commands }: Job): Promise<boolean> {
  const began = performance.now();
  const ended: Ended[] = [];
  for (const command of commands) {
    ended.push(await run(command));
    if (ended.at(-1)?.code !== 0) break;
  }
  const well = ended.every(({ code }) => code === 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const said = ended.map((each) => each.said).join('');
  process.stdout.write(`${well ? '✓' : '✗'} ${name}, ${seconds} s\n${said}`);
  if (!well) wrong.push(`✗ ${name}\n${said}`);
  return well;
}

/** What the tests say is said as they run. */
async function test(): Promise<void> {
  if (!(await work(pages))) return;
  const [program, ...words] = tests;
  const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  running.add(child);
  const [code] = (await once(child, 'close')) as [number | null];
  running.delete(child);
  if (code !== 0) wrong.push('✗ tests\n');
}

const wrong: string[] = [];
/** Takes the next job until none is left. */
async function worker(): Promise<void> {
  for (let job = jobs.shift(); job; job = jobs.shift()) await work(job);
}
const workers = withTests ? 1 : Math.max(2, availableParallelism());
await Promise.all([...Array.from({ length: workers }, worker), ...(withTests ? [test()] : [])]);
if (wrong.length > 0) {
  if (withTests) process.stdout.write(`\n${wrong.join('')}`);
  process.exitCode = 1;
}
