import type { Scope } from '../../contract/staff-roles.ts';
import type { ApiTokens, Database, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { keyOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import * as rows from './sql.ts';
import type { Token } from './token.ts';

export type Tokens = { database: Database; clock: () => Date; tokens: ApiTokens };

const dayMs = 86_400_000;

export const tokensOf = ({ database }: Pick<Tokens, 'database'>): Promise<Token[]> =>
  rows.readTokens(database);

/** The token itself is in this answer, and nowhere else. */
export async function addToken(
  { database, clock, tokens }: Tokens,
  { name, scopes, days }: { name: string; scopes: readonly Scope[]; days: number },
  by: Actor,
): Promise<Token & { token: string }> {
  const at = clock();
  const { hash, tokenOf } = tokens.draw();
  const expiresAt = new Date(at.getTime() + days * dayMs);
  return database.transaction(async (tx) => {
    const written = { name, scopes, hash, expiresAt };
    const tokenNo = await rows.writeToken(tx, written, { at, by: keyOf(by).account });
    const after = { name, scopes: [...scopes], expiresAt: expiresAt.toISOString() };
    await record(tx, { by, what: 'token-made', subject: tokenNo, before: null, after });
    return { ...(await held(tx, tokenNo)), token: tokenOf(tokenNo) };
  });
}

/** Holds from the next request on; one that has ended stays as it is. */
export async function revokeToken(
  { database, clock }: Pick<Tokens, 'database' | 'clock'>,
  tokenNo: number,
  by: Actor,
): Promise<Token> {
  return database.transaction(async (tx) => {
    const { revokedAt } = await held(tx, tokenNo);
    if (revokedAt === null) {
      await rows.writeRevoked(tx, tokenNo, clock());
      const [before, after] = [{ revoked: false }, { revoked: true }];
      await record(tx, { by, what: 'token-revoked', subject: tokenNo, before, after });
    }
    return held(tx, tokenNo);
  });
}

async function held(tx: Tx, tokenNo: number): Promise<Token> {
  const token = await rows.lockToken(tx, tokenNo);
  if (!token) throw new Refusal('token-not-found');
  return token;
}
