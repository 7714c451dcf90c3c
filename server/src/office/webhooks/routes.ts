import { z } from '@hono/zod-openapi';
import { fields } from '../../contract/fields.ts';
import { handle } from '../../http/handle.ts';
import { pageOf, readCursor } from '../../http/paging.ts';
import type { Crew } from '../../platform/crew.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import { contract } from './contract.ts';
import { bodyOf, messageId, type Delivery, type Endpoint } from './webhook.ts';
import * as webhooks from './webhooks.ts';

const place = z.object({ deliveryNo: fields.number });

/** Where it is told what happens in the shop, and what was answered. */
export const routes = (parts: webhooks.Webhooks & { deliveries: Pick<Crew, 'poke'> }) =>
  handle(contract, {
    listWebhooks: async (c) => {
      const items = await webhooks.endpointsOf(parts);
      return c.json({ items: items.map(endpointOf) }, 200);
    },
    addWebhook: async (c) => {
      const wanted = c.req.valid('json');
      const { secret, ...added } = await webhooks.addEndpoint(parts, wanted, actorOf(c.var));
      return c.json({ ...endpointOf(added), secret }, 201);
    },
    changeWebhook: async (c) => {
      const { version, ...wanted } = c.req.valid('json');
      const seen = { ...c.req.valid('param'), version };
      const changed = await webhooks.changeEndpoint(parts, seen, wanted, actorOf(c.var));
      parts.deliveries.poke();
      return c.json(endpointOf(changed), 200);
    },
    changeWebhookSecret: async (c) => {
      const { endpointNo } = c.req.valid('param');
      const { secret, ...changed } = await webhooks.changeSecret(parts, endpointNo, actorOf(c.var));
      return c.json({ ...endpointOf(changed), secret }, 200);
    },
    removeWebhook: async (c) => {
      await webhooks.removeEndpoint(parts, c.req.valid('param').endpointNo, actorOf(c.var));
      return c.json({ done: true as const }, 200);
    },
    sendFailedWebhooksAgain: async (c) => {
      const which = { ...c.req.valid('param'), ...c.req.valid('json') };
      const sent = await webhooks.sendFailedAgain(parts, which, actorOf(c.var));
      parts.deliveries.poke();
      return c.json({ sent }, 200);
    },
    findWebhookDeliveries: async (c) => {
      const { cursor, limit, ...question } = c.req.valid('query');
      const before = readCursor(cursor, place)?.deliveryNo;
      const asked = { ...question, before, limit: limit + 1 };
      const found = await webhooks.deliveriesOf(parts, asked);
      const { items, next } = pageOf(found, limit, ({ deliveryNo }) => ({ deliveryNo }));
      return c.json({ items: items.map(deliveryOf), next }, 200);
    },
    sendWebhookAgain: async (c) => {
      await webhooks.sendAgain(parts, c.req.valid('param').deliveryNo, actorOf(c.var));
      parts.deliveries.poke();
      return c.json({ done: true as const }, 200);
    },
  });

const endpointOf = ({ madeAt, failingSince, disabledAt, formerUntil, ...endpoint }: Endpoint) => ({
  ...endpoint,
  madeAt: madeAt.toISOString(),
  isOn: disabledAt === null,
  failingSince: failingSince?.toISOString() ?? null,
  bothSecretsUntil: formerUntil?.toISOString() ?? null,
});

function deliveryOf(delivery: Delivery) {
  const { eventType, happenedAt, data: _told, deliveryId: _id, dueAt, triedAt, ...said } = delivery;
  return {
    ...said,
    id: messageId(delivery),
    type: eventType,
    happenedAt: happenedAt.toISOString(),
    nextAt: said.state === 'waiting' ? (dueAt?.toISOString() ?? null) : null,
    triedAt: triedAt?.toISOString() ?? null,
    body: bodyOf(delivery),
  };
}
