import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { letterHash } from '../../src/platform/mail/compose.ts';
import { openChain, type Answer, type Chain } from './chain.ts';
import { atMost, dice } from './dice.ts';

let chain: Chain;
afterEach(() => chain.close());

const confirmation = (orderNo: number) => `${letterHash(`order-${orderNo}-placed`)}.eml`;
const lettersOf = async () => (await readdir(join(chain.folder, 'mail'))).join('\n');
const waitingRow = z.object({
  event_no: z.int(),
  kind: z.string(),
  last_error: z.string().nullable(),
});
const waitingEvents = () =>
  chain.store.shop.database.query(waitingRow, sql`select event_no, kind, last_error from outbox`);

test('servers killed in the middle of their work lose no order, double none, and every customer hears of theirs', async () => {
  chain = await openChain(2, {
    stock: { Rice: 1_000_000, Lime: 1_000_000 },
    recipes: { Congee: { Rice: 90, Lime: 5 }, Ceviche: { Lime: 20 } },
    environment: { LARDER_DAY_CAPACITY: '10000' },
  });
  const { database } = chain.store.shop;
  const chance = dice(6);
  const [day = ''] = chain.days;
  const [survivor, first] = chain.servers;
  if (!survivor || !first) throw new Error('A server is missing.');
  let victim = first;
  const orders = new Map<string, number[]>();
  let unanswered = 0;

  for (let round = 0; round < 3; round += 1) {
    const next = chain.start();
    const buyers = await chain.buyers(40);
    const asked = await Promise.all(
      buyers.map(async (buyer) => {
        const wishes = [{ recipe: 'Congee', servings: chance.upTo(3) }];
        if (chance.roll() < 0.5) wishes.push({ recipe: 'Ceviche', servings: 1 });
        return { buyer, key: randomUUID(), basket: await buyer.fill(survivor, ...wishes) };
      }),
    );
    const killAt = chance.upTo(30);
    let answered = 0;
    let killing: Promise<void> | undefined;
    await atMost(16, asked, async ({ buyer, key, basket }) => {
      const answers: Answer[] = [];
      const heard = await buyer.order(victim, basket, { day, key }).then(
        (answer) => answers.push(answer),
        () => 0,
      );
      answered += heard;
      if (answered >= killAt) killing ??= victim.kill();
      if (heard === 0) unanswered += 1;
      // Who heard nothing asks again, elsewhere; who heard something may ask again all the same.
      if (heard === 0 || chance.roll() < 0.2)
        answers.push(await buyer.order(survivor, basket, { day, key }));
      expect(answers.filter(({ status }) => status !== 201 && status !== 200)).toEqual([]);
      orders.set(
        key,
        answers.map(({ body }) => body.orderNo),
      );
    });
    await killing;
    expect(victim.running()).toBe(false);
    victim = await next;
  }

  const stored = await database.query(
    z.object({ key: z.string(), orderNo: z.int() }),
    sql`select idempotency_key as "key", order_no as "orderNo" from orders`,
  );
  const orderNos = new Map(stored.map(({ key, orderNo }) => [key, orderNo]));
  expect(stored).toHaveLength(3 * 40);
  for (const [key, told] of orders) expect(new Set(told)).toEqual(new Set([orderNos.get(key)]));
  expect(unanswered).toBeGreaterThan(0);
  expect(await chain.contradictions()).toEqual([]);

  // A minute passes: what the dead had claimed is free again.
  await database.run(sql`update outbox set next_attempt_at = '-infinity'`);
  await vi.waitFor(async () => expect(await waitingEvents()).toEqual([]), {
    timeout: 30_000,
    interval: 100,
  });
  const letters = await lettersOf();
  expect(stored.filter(({ orderNo }) => !letters.includes(confirmation(orderNo)))).toEqual([]);
  expect(chain.complaints()).toBe('');
});
