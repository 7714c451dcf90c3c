import { openTestDatabase } from '../../../../test/database.ts';
import type { Database, Letter } from '../../platform.ts';
import { openEmbeddedAccounts } from '../embedded.ts';
import type { Limits } from './limits.ts';
import type { Errand } from './post.ts';

type Settings = {
  limits?: Partial<Limits>;
  clock?: () => Date;
  mail?: (letter: Letter) => Promise<void>;
  post?: (errand: Errand) => Promise<void>;
  secret?: string;
  database?: Database;
};

/** Embedded accounts on a database of their own, or beside others on a given one. */
export async function openEmbedded({ database: shared, ...settings }: Settings = {}) {
  const database = shared ?? (await openTestDatabase());
  const letters: Letter[] = [];
  const failures: unknown[] = [];
  const onTheirWay = new Set<Promise<void>>();
  const accounts = await openEmbeddedAccounts({
    database,
    // As the outbox does: the answer waits for no letter.
    post: (errand) => {
      const sent: Promise<void> = accounts
        .deliver(errand)
        .catch((failure: unknown) => void failures.push(failure))
        .finally(() => onTheirWay.delete(sent));
      onTheirWay.add(sent);
      return Promise.resolve();
    },
    secret: 'a secret for tests that is long enough',
    issuer: 'https://larder.example',
    appName: () => 'Larder',
    mail: (letter) => {
      letters.push(letter);
      return Promise.resolve();
    },
    log: { error: (failure: unknown) => failures.push(failure), warn: () => undefined },
    ...settings,
  });
  const close = async () => {
    await Promise.all(onTheirWay);
    if (!shared) await database.close();
  };
  return { accounts, database, letters, failures, close };
}
