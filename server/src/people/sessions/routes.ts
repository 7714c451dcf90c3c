import { handle } from '../../http/handle.ts';
import { forgetTokens } from '../../http/session.ts';
import type { Accounts } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { contract } from './contract.ts';

/** Where somebody is signed in, and how they end it. */
export const routes = ({
  accounts,
}: {
  accounts: Pick<Accounts, 'openSessions' | 'signOutEverywhere' | 'endings'>;
}) =>
  handle(contract, {
    listSessions: async (c) => {
      const { accountId, sessionId: current } = c.var.claims;
      const open = (await accounts.openSessions?.list(accountId)) ?? [];
      const items = open.map(({ openedAt, lastSeenAt, ...session }) => ({
        ...session,
        openedAt: openedAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        current: session.sessionId === current,
      }));
      items.sort((one, other) => Number(other.current) - Number(one.current));
      return c.json({ listed: accounts.openSessions !== undefined, items }, 200);
    },
    endSession: async (c) => {
      const { sessionId } = c.req.valid('json');
      await accounts.openSessions?.end(c.var.claims.accountId, sessionId);
      if (sessionId === c.var.claims.sessionId) forgetTokens(c);
      return c.json({ done: true as const }, 200);
    },
    endOtherSessions: async (c) => {
      const { accountId, sessionId } = c.var.claims;
      if (accounts.openSessions && sessionId !== undefined) {
        await accounts.openSessions.endOthers(accountId, sessionId);
        return c.json({ signedIn: true }, 200);
      }
      await accounts.signOutEverywhere(accountId);
      forgetTokens(c);
      return c.json({ signedIn: false }, 200);
    },
    takeEnding: async (c) => {
      const taken = await accounts.endings?.take(c.req.valid('json').note);
      if (!taken) throw new Refusal('not-allowed');
      return c.json({ done: true as const }, 202);
    },
  });
