import { openTestDatabase } from '../../../../test/database.ts';
import type { Database, Letter } from '../../platform.ts';
import { openEmbeddedAccounts } from '../embedded.ts';
import type { Limits } from './limits.ts';

type Settings = {
  limits?: Partial<Limits>;
  clock?: () => Date;
  mail?: () => Promise<void>;
  database?: Database;
};

/** Embedded accounts on a database of their own, or beside others on a given one. */
export async function openEmbedded({ database: shared, ...settings }: Settings = {}) {
  const database = shared ?? (await openTestDatabase());
  const letters: Letter[] = [];
  const failures: unknown[] = [];
  const accounts = await openEmbeddedAccounts({
    database,
    secret: 'a secret for tests that is long enough',
    issuer: 'https://larder.example',
    appName: 'Larder',
    mail: (letter) => {
      letters.push(letter);
      return Promise.resolve();
    },
    log: { error: (failure: unknown) => failures.push(failure) },
    ...settings,
  });
  const close = async () => {
    await accounts.close();
    if (!shared) await database.close();
  };
  return { accounts, database, letters, failures, close };
}
