import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import type { Config } from '../../config.ts';
import { csvFile, csvParts } from '../../http/csv-file.ts';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { recordExport } from '../../shop/audit/audit.ts';
import { contract } from './contract.ts';
import type { Lot, LotMovement } from './lot.ts';
import * as lots from './lots.ts';
import { traceColumns } from './trace-sheet.ts';

const position = z.tuple([fields.date.nullable(), fields.number]);

/** The lots of the stock, and where they went. */
export const routes = (parts: lots.Lots & { config: Pick<Config, 'shop'> }) =>
  handle(contract, {
    listLots: async (c) => {
      const { cursor, limit, gone, kitchen: kitchenNo, ...question } = c.req.valid('query');
      const at = readCursor(cursor, position);
      const after = at && { goodUntil: at[0], lotNo: at[1] };
      const asked = { ...question, kitchenNo, gone: gone === 'true', after, limit: limit + 1 };
      const page = pageOf(await lots.lotsOf(parts, asked), limit, lastOf);
      return c.json({ items: page.items.map(lotReply), next: page.next }, 200);
    },
    readLot: async (c) => c.json(await storyOf(parts, c.req.valid('param').lotNo), 200),
    changeLot: async (c) => {
      const { lotNo } = c.req.valid('param');
      await lots.change(parts, lotNo, c.req.valid('json'), actorOf(c.var));
      return c.json(await storyOf(parts, lotNo), 200);
    },
    traceLot: async (c) => {
      const { lot, boxes } = await lots.traceLot(parts, c.req.valid('param').lotNo);
      return c.json({ lot: lotReply(lot), boxes }, 200);
    },
    exportTrace: async (c) => {
      const { lotNo } = c.req.valid('param');
      const { lot, events } = await lots.traceBothWays(parts, lotNo);
      await recordExport(parts, 'lot-trace', { lotNo }, actorOf(c.var));
      const { name, operator } = parts.config.shop;
      const shop = { name: operator.name ?? name, address: operator.address ?? null };
      return csvFile(`lot-${lotNo}-trace.csv`, csvParts(traceColumns(lot, shop), events));
    },
    lotsOfOrder: async (c) => {
      const items = await lots.lotsOfBox(parts, c.req.valid('param').orderNo);
      const told = items.map((it) => ({
        ...it,
        receivedAt: it.receivedAt?.toISOString() ?? null,
      }));
      return c.json({ items: told }, 200);
    },
  });

const lastOf = ({ goodUntil, lotNo }: Lot): z.infer<typeof position> => [goodUntil, lotNo];

const lotReply = (lot: Lot) => ({ ...lot, openedAt: lot.openedAt.toISOString() });

const movementReply = (movement: LotMovement) => ({
  ...movement,
  movedAt: movement.movedAt.toISOString(),
});

async function storyOf(parts: lots.Lots, lotNo: number) {
  const { lot, movements } = await lots.lotStory(parts, lotNo);
  return { ...lotReply(lot), movements: movements.map(movementReply) };
}
