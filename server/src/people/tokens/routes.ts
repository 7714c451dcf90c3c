import { scopes } from '../../contract/staff-roles.ts';
import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { adopt } from '../staff/staff.ts';
import { contract } from './contract.ts';
import { stateOf, type Token } from './token.ts';
import * as tokens from './tokens.ts';

/** Tokens, by which other software uses the API. */
export const routes = (parts: tokens.Tokens) =>
  handle(contract, {
    listTokens: async (c) => {
      const items = await tokens.tokensOf(parts);
      return c.json({ items: items.map((token) => tokenOf(token, parts.clock())) }, 200);
    },
    addToken: async (c) => {
      const { asker } = c.var;
      // Whoever an operator made an owner vouches for a token by the row that they have from now on.
      if ('role' in asker) await adopt(parts, asker);
      const { token, ...made } = await tokens.addToken(parts, c.req.valid('json'), actorOf(c.var));
      return c.json({ ...tokenOf(made, parts.clock()), token }, 201);
    },
    revokeToken: async (c) => {
      const { tokenNo } = c.req.valid('param');
      const revoked = await tokens.revokeToken(parts, tokenNo, actorOf(c.var));
      return c.json(tokenOf(revoked, parts.clock()), 200);
    },
  });

/** Scopes that a later version took away are told no more. */
function tokenOf(token: Token, now: Date) {
  const { isVouchedFor: _told, revokedAt: _revoked, ...said } = token;
  return {
    ...said,
    scopes: scopes.filter((scope) => token.scopes.includes(scope)),
    madeAt: token.madeAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    state: stateOf(token, now),
  };
}
