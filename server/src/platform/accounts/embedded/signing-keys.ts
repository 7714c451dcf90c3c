import { randomUUID } from 'node:crypto';
import type { Jwk } from 'better-auth/plugins/jwt';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Database } from '../../platform.ts';

const keyRow = z.object({
  id: z.string(),
  publicKey: z.string(),
  privateKey: z.string(),
  createdAt: z.date(),
});
const columns = sql`id, "publicKey", "privateKey", "createdAt"`;

/**
 * Keeps the key that the library made because it found none: where several did so at once, in this process or in others, the first one's
 * is everybody's. A token of a key that others have not seen yet would not be good there.
 */
export function keepSigningKey(database: Database, made: Omit<Jwk, 'id'>): Promise<Jwk> {
  return database.transaction(async (tx) => {
    await tx.run(sql`lock table accounts.jwks in share row exclusive mode`);
    const [kept] = await tx.query(
      keyRow,
      sql`select ${columns} from accounts.jwks where "expiresAt" is null or "expiresAt" > now()
        order by "createdAt" desc limit 1`,
    );
    if (kept) return { ...made, ...kept };
    const { publicKey, privateKey, createdAt, expiresAt = null, alg = null, crv = null } = made;
    const id = randomUUID();
    await tx.run(sql`
      insert into accounts.jwks (id, "publicKey", "privateKey", "createdAt", "expiresAt", alg, crv)
      values (${id}, ${publicKey}, ${privateKey}, ${createdAt}, ${expiresAt}, ${alg}, ${crv})`);
    return { ...made, id };
  });
}
