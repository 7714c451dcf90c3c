import sql, { empty, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { rolesWith } from '../../contract/staff-roles.ts';
import type { Db, Tx } from '../../platform/platform.ts';
import { tokenRow, type Token } from './token.ts';

const tokenNoRow = z.object({ tokenNo: z.int() });

const tokens = (which: Sql, hold: Sql = empty) =>
  sql`select token_no as "tokenNo", token_name as "name", scopes, made_at as "madeAt", s.staff_email as "madeBy",
      (made_by = 'operator' or coalesce(s.role = any (${rolesWith('manage-doors')}), false)) as "isVouchedFor",
      expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from api_token t left join staff s on s.account_id = t.made_by ${which} order by token_no desc ${hold}`;

/** Newest first; of those that have ended, the last hundred or so. */
export const readTokens = (db: Db): Promise<Token[]> =>
  db.query(tokenRow, sql`${tokens(empty)} limit 200`);

export async function lockToken(tx: Tx, tokenNo: number): Promise<Token | undefined> {
  const [token] = await tx.query(
    tokenRow,
    tokens(sql`where token_no = ${tokenNo}`, sql`for update of t`),
  );
  return token;
}

export async function writeToken(
  tx: Tx,
  token: { name: string; scopes: readonly string[]; hash: Buffer; expiresAt: Date },
  { at, by }: { at: Date; by: string },
): Promise<number> {
  const { name, scopes, hash, expiresAt } = token;
  const [written] = await tx.query(
    tokenNoRow,
    sql`insert into api_token (token_name, token_hash, scopes, made_at, made_by, expires_at)
    values (${name}, ${hash}, ${[...scopes]}, ${at}, ${by}, ${expiresAt}) returning token_no as "tokenNo"`,
  );
  if (!written) throw new Error('A token was not written.');
  return written.tokenNo;
}

export async function writeRevoked(tx: Tx, tokenNo: number, at: Date): Promise<void> {
  await tx.run(sql`update api_token set revoked_at = ${at} where token_no = ${tokenNo}`);
}
