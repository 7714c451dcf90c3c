import { z } from 'zod';
import { nameFor } from '../../contract/staff-roles.ts';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import * as recall from './recall.ts';
import type { Recall } from './recalled.ts';

const position = z.tuple([z.int(), z.int()]);

/** Food that is called back. */
export const routes = (parts: recall.Recalling) =>
  handle(contract, {
    listRecalls: async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const before = readCursor(cursor, z.int());
      const found = await recall.recalls(parts, { before, limit: limit + 1 });
      const page = pageOf(found, limit, ({ recallNo }) => recallNo);
      return c.json({ ...page, items: page.items.map(recallReply) }, 200);
    },
    startRecall: async (c) => {
      const asked = c.req.valid('json');
      const { recallNo, isNew } = await recall.start(parts, asked, actorOf(c.var));
      return c.json(await replyOf(parts, recallNo), isNew ? 201 : 200);
    },
    readRecall: async (c) => {
      const { recallNo } = c.req.valid('param');
      const { recall: known, ...story } = await recall.recallStory(parts, recallNo);
      const drafts = await recall.drafts(parts, recallNo, (name) => nameFor(c.var.asker, name));
      return c.json({ ...recallReply(known), ...story, drafts }, 200);
    },
    listRecallLines: async (c) => {
      const { recallNo } = c.req.valid('param');
      const { cursor, limit } = c.req.valid('query');
      const at = readCursor(cursor, position);
      const after = at && { orderNo: at[0], lineNo: at[1] };
      const found = await recall.linesOf(parts, recallNo, { after, limit: limit + 1 });
      const page = pageOf(found, limit, ({ orderNo, lineNo }) => [orderNo, lineNo]);
      const items = page.items.map(({ ingredientNo: _no, toldAt, name, ...line }) => ({
        ...line,
        name: nameFor(c.var.asker, name),
        toldAt: toldAt?.toISOString() ?? null,
      }));
      return c.json({ ...page, items }, 200);
    },
    sendRecallLetters: async (c) => {
      const { recallNo } = c.req.valid('param');
      await recall.sendLetters(parts, recallNo, actorOf(c.var));
      return c.json(await replyOf(parts, recallNo), 200);
    },
    endRecall: async (c) => {
      const { recallNo } = c.req.valid('param');
      await recall.end(parts, recallNo, actorOf(c.var));
      return c.json(await replyOf(parts, recallNo), 200);
    },
  });

const replyOf = async (parts: recall.Recalling, recallNo: number) =>
  recallReply((await recall.recallStory(parts, recallNo)).recall);

const recallReply = ({ startedAt, endedAt, ...recall }: Recall) => ({
  ...recall,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});
