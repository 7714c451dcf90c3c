import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newCustomer } from '../accounts.fixtures.ts';
import { openEmbedded } from './fixtures.ts';

let place: Awaited<ReturnType<typeof openEmbedded>>;
beforeAll(async () => {
  place = await openEmbedded();
});
afterAll(() => place.close());

const keyCount = z.object({ keys: z.int() });
const liveKeys = async (): Promise<number | undefined> => {
  const [row] = await place.database.query(
    keyCount,
    sql`select count(*) as keys from accounts.jwks where "expiresAt" > now()`,
  );
  return row?.keys;
};

test.each(['the first key there is', 'the one after a key ran out'])(
  'those who sign in at once, here and at another server, get tokens of one key: %s',
  async () => {
    const { database } = place;
    const servers = [place, await openEmbedded({ database })];
    const customers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => newCustomer(servers[at % 2] ?? place)),
    );
    await database.run(sql`update accounts.jwks set "expiresAt" = now() where "expiresAt" > now()`);
    const tokens = await Promise.all(customers.map(({ signIn }) => signIn()));
    expect(await liveKeys()).toBe(1);
    for (const { accounts } of servers)
      for (const { accessToken } of tokens)
        expect(await accounts.verify(accessToken)).toMatchObject({ groups: ['customers'] });
  },
);
