import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { contradictions } from '../../server/test/races/contradictions.ts';
import { customersOf } from '../../server/test/races/customers.ts';
import { newTally, openCrowd, type Tally } from './buyers.ts';
import { openDatabase, openTorturedStore, signing } from './store.ts';

type Store = Awaited<ReturnType<typeof openTorturedStore>>;

type Disaster = {
  name: string;
  /** Why it cannot be had here. */
  unless?: () => string | undefined;
  asProcessOne?: boolean;
  /** At least so many servers at one port. */
  servers?: number;
  /** A disk of its own, which can be filled. */
  ownDisk?: boolean;
  /** Does it, and starts the store again where it ends, as its keeper would. Answers since when it may recover. */
  strike: (store: Store) => Promise<number>;
  /** Whether a request that was sent may go without an answer: its process was killed. */
  mayCutOff: boolean;
};

const root = process.getuid?.() === 0;
const onlyRoot = () =>
  process.platform === 'linux' && root ? undefined : 'it needs root on Linux';

export const disasters: Disaster[] = [
  {
    name: 'PostgreSQL is killed',
    strike: async (store) => {
      process.kill(await store.postmaster(), 'SIGKILL');
      return performance.now();
    },
    mayCutOff: false,
  },
  {
    name: 'the store is killed as process 1',
    unless: onlyRoot,
    asProcessOne: true,
    strike: async (store) => {
      const since = performance.now();
      await store.end('SIGKILL');
      await store.startAgain();
      return since;
    },
    mayCutOff: true,
  },
  {
    name: 'the store is asked to stop',
    strike: async (store) => {
      const since = performance.now();
      const code = await store.end('SIGTERM');
      if (code !== 0) throw new Error(`It ended with ${code}.`);
      await store.startAgain();
      return since;
    },
    mayCutOff: false,
  },
  {
    name: 'one of two servers is killed',
    unless: () => (process.platform === 'linux' ? undefined : 'it needs Linux'),
    servers: 2,
    strike: async (store) => {
      const [victim] = store.serverPids();
      if (victim === undefined) throw new Error('No server runs.');
      const since = performance.now();
      process.kill(victim, 'SIGKILL');
      // The next round kills the other one, once this one is back.
      await pause(3_000);
      return since;
    },
    mayCutOff: true,
  },
  {
    name: 'the disk is full, then freed',
    unless: onlyRoot,
    ownDisk: true,
    strike: async (store) => {
      const filler = join(store.data, '=filler');
      fill(filler);
      // Long enough that buyers meet it, and that PostgreSQL may give up.
      await pause(3_000);
      fill(filler);
      await pause(2_000);
      await rm(filler);
      return performance.now();
    },
    mayCutOff: false,
  },
];

/** Writes until there is no room for one byte more. */
function fill(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (let size = 1 << 20; size >= 1;)
      try {
        writeSync(file, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size >>= 2;
      }
  } finally {
    closeSync(file);
  }
}

export type Outcome = {
  name: string;
  rounds: number;
  orders: number;
  lost: number;
  doubled: number;
  cutOff: Map<string, number>;
  mayCutOff: boolean;
  askedToWait: number;
  /** The longest that it took to be ready again: from the blow on, or from when the disk was free. */
  longestMs: number;
  /** What must not be: contradictions in the books, answers that no buyer should get. */
  wrong: string[];
};

/** Does it so many times to a store under load, and reads the books. A sentence where it cannot be had here. */
export async function survive(
  disaster: Disaster,
  { rounds, buyers, servers = 1 }: { rounds: number; buyers: number; servers?: number },
): Promise<Outcome | string> {
  const reason = disaster.unless?.();
  if (reason !== undefined) return reason;
  const disk = disaster.ownDisk ? await openDisk() : undefined;
  const store = await openTorturedStore({
    asProcessOne: disaster.asProcessOne ?? false,
    folder: disk?.folder ?? '',
    servers: Math.max(servers, disaster.servers ?? 1),
  });
  try {
    const tally = newTally();
    const tokens = await signedIn(store, buyers * 4);
    const { url, recipeNo, day } = store;
    const crowd = openCrowd({ url, count: buyers, recipeNo, day, tokens, tally });
    let longestMs = 0;
    for (let round = 0; round < rounds; round += 1) {
      await untilMore(tally, buyers);
      const since = await disaster.strike(store);
      while (!(await store.isReady())) await pause(50);
      longestMs = Math.max(longestMs, performance.now() - since);
    }
    await untilMore(tally, buyers);
    await crowd.close();
    return { ...(await readBooks(store.data, tally)), longestMs, rounds, ...aboutOf(disaster) };
  } finally {
    await store.close();
    await disk?.close();
  }
}

/** Before the blows, because signing asks the database for its key. */
async function signedIn({ shop }: Store, count: number): Promise<string[]> {
  const sign = customersOf(shop.database, signing);
  const tokens: string[] = [];
  while (tokens.length < count) tokens.push((await sign()).token);
  return tokens;
}

const aboutOf = ({ name, mayCutOff }: Disaster) => ({ name, mayCutOff });

async function untilMore({ acknowledged }: Tally, more: number): Promise<void> {
  const enough = acknowledged.size + more;
  while (acknowledged.size < enough) await pause(20);
}

const bookRow = z.object({ key: z.string(), orderNo: z.int() });

async function readBooks(data: string, tally: Tally) {
  const shop = await openDatabase(data);
  try {
    const booked = await shop.database.query(
      bookRow,
      sql`select idempotency_key as key, order_no as "orderNo" from orders`,
    );
    const byKey = new Map(booked.map(({ key, orderNo }) => [key, orderNo]));
    const { acknowledged, contradicted, cutOff, askedToWait, surprises } = tally;
    return {
      orders: acknowledged.size,
      lost: [...acknowledged].filter(([key, orderNo]) => byKey.get(key) !== orderNo).length,
      // Every buyer asks until there is an answer, so each order in the books was acknowledged, once.
      doubled: booked.length - acknowledged.size + contradicted,
      cutOff,
      askedToWait,
      wrong: [
        ...(await contradictions(shop.database)),
        ...[...surprises].map(([what, times]) => `${times} times ${what}`),
      ],
    };
  } finally {
    await shop.close();
  }
}

/** A small disk in memory. */
async function openDisk() {
  const mount = await mkdtemp(join(tmpdir(), 'larder-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=755', 'tmpfs', mount]);
  const folder = join(mount, 'data');
  await mkdir(folder);
  await chmod(folder, 0o755);
  return {
    folder,
    close: async () => {
      execFileSync('umount', ['--lazy', mount]);
      await rm(mount, { recursive: true, force: true });
    },
  };
}

/** As a table, a row for each disaster. */
/** How many requests were cut off. */
const sumOf = (cutOff: Outcome['cutOff']): number =>
  [...cutOff.values()].reduce((sum, times) => sum + times, 0);

export function tableOf(outcomes: Outcome[]): string {
  const head = [
    'disaster',
    'rounds',
    'orders',
    'lost',
    'doubled',
    'cut off',
    '503',
    'longest until ready',
  ];
  const rows = outcomes.map((it) =>
    [
      it.name,
      it.rounds,
      it.orders,
      it.lost,
      it.doubled,
      it.mayCutOff ? `${sumOf(it.cutOff)}, asked again` : sumOf(it.cutOff),
      it.askedToWait,
      `${(it.longestMs / 1000).toFixed(1)} s`,
    ].map(String),
  );
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
