import { z } from 'zod';
import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import * as withdrawals from './withdrawals.ts';

const reply = ({ arrivedAt, settledAt, ...rest }: withdrawals.Withdrawal) => ({
  ...rest,
  arrivedAt: arrivedAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
});

/** Withdrawing from contracts, and what staff do about it. */
export const routes = (parts: withdrawals.Withdrawals) =>
  handle(contract, {
    withdraw: async (c) => {
      const said = c.req.valid('json');
      const { withdrawalNo, at } = await withdrawals.withdraw(
        parts,
        said,
        languageOf(c),
        c.var.caller,
      );
      return c.json({ withdrawalNo, at: at.toISOString() }, 200);
    },
    listWithdrawals: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, z.int());
      const found = await withdrawals.list(parts, { before, limit: limit + 1 });
      const page = pageOf(found, limit, ({ withdrawalNo }) => withdrawalNo);
      return c.json({ ...page, items: page.items.map(reply) }, 200);
    },
    settleWithdrawal: async (c) => {
      const { withdrawalNo } = c.req.valid('param');
      return c.json(reply(await withdrawals.settle(parts, withdrawalNo, actorOf(c.var))), 200);
    },
  });
