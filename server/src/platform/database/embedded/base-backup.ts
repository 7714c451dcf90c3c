import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Connection, Submittable } from 'pg';

export type Ended = {
  /** Whatever was answered before this moment is in the backup. */
  holdsUntil: Date;
};

/** With the log, so that the copy starts by itself; what a manifest would prove, the file around it proves. */
const statement = `BASE_BACKUP (LABEL 'larder', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`;

/**
 * The cluster as PostgreSQL hands it out while it works: one tar archive, its log of changes included. PostgreSQL checks every page as it reads
 * it, and fails the backup of a damaged one.
 */
export async function* baseBackup(
  url: string,
  ended: (how: Ended) => void,
): AsyncGenerator<Buffer> {
  const client = new Client({ connectionString: replicating(url) });
  // Told by whoever reads.
  client.on('error', () => undefined);
  const log = await watchLog(url);
  try {
    await client.connect();
    // Keeps the log from being tidied away meanwhile; gone with this connection, however it ends.
    const slot = `larder_backup_${randomBytes(6).toString('hex')}`;
    await client.query(`select pg_create_physical_replication_slot('${slot}', true, true)`);
    const backup = client.query(askBackup());
    for await (const chunk of backup.tar) yield chunk as Buffer;
    ended({ holdsUntil: log.momentBefore(backup.endsAt()) });
  } finally {
    await Promise.all([client.end(), log.close()]);
  }
}

function replicating(url: string): string {
  const asked = new URL(url);
  // Signs in as any client does, so that no rule of pg_hba.conf about replication is needed.
  asked.searchParams.set('replication', 'database');
  return asked.href;
}

type AskedBackup = Submittable & {
  tar: Readable;
  /** Where in the log the backup ends, once it was read. */
  endsAt: () => string;
};

/** The messages of the replication protocol that the driver has no query for. */
function askBackup(): AskedBackup {
  let connection: Connection | undefined;
  let lastRow: (string | null)[] = [];
  const tar = new Readable({
    highWaterMark: 1024 * 1024,
    read: () => void connection?.stream.resume(),
  });
  const handlers = {
    submit: (client: Connection) => {
      connection = client;
      client.query(statement);
    },
    handleRowDescription: () => undefined,
    // Three answers come as rows: where it begins, what is in it, where it ends.
    handleDataRow: ({ fields }: { fields: (string | null)[] }) => {
      lastRow = fields;
    },
    handleCommandComplete: () => undefined,
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      // d: of the archive; n: its name; p: how far it is.
      if (chunk[0] !== 'd'.charCodeAt(0)) return;
      // The driver uses its buffer again.
      if (!tar.push(Buffer.from(chunk.subarray(1)))) connection?.stream.pause();
    },
    handleReadyForQuery: () => tar.push(null),
    handleError: (error: Error) => tar.destroy(error),
  };
  return {
    ...handlers,
    tar,
    endsAt: () => {
      if (!lastRow[0]) throw new Error('PostgreSQL did not say where its backup ends.');
      return lastRow[0];
    },
  };
}

const lookEveryMs = 50;

/** Looks again and again how far the log is on the disk: what was answered before a look is in the log up to there. */
async function watchLog(url: string) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  const looks: { at: Date; upTo: bigint }[] = [];
  const look = async () => {
    const at = new Date();
    const { rows } = await client.query<{ upTo: string }>(
      'select pg_current_wal_flush_lsn()::text as "upTo"',
    );
    looks.push({ at, upTo: placeInLog(rows[0]?.upTo ?? '') });
  };
  await client.connect();
  await look();
  const stopAsked = new AbortController();
  const looking = (async () => {
    while (!stopAsked.signal.aborted) {
      await sleep(lookEveryMs, undefined, { signal: stopAsked.signal }).catch(() => undefined);
      await look();
    }
    // Without further looks the moment is an earlier one, and still true.
  })().catch(() => undefined);
  return {
    momentBefore: (end: string): Date => {
      const last = looks.findLast(({ upTo }) => upTo <= placeInLog(end));
      if (!last) throw new Error('The backup ends before it began.');
      return last.at;
    },
    close: async () => {
      stopAsked.abort();
      await looking;
      await client.end();
    },
  };
}

/** `16/B374D848`: two halves of a number of 64 bits. */
function placeInLog(text: string): bigint {
  const [high, low] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** What the databases take on the disk, about, with a little of the log. */
export async function sizeOfCluster(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ bytes: string }>(
      'select sum(pg_database_size(oid)) as bytes from pg_database',
    );
    return Number(rows[0]?.bytes) + 64 * 1024 * 1024;
  } finally {
    await client.end();
  }
}
