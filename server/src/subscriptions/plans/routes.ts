import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import * as customers from '../../people/customers/customers.ts';
import { publicKeys } from '../receipts/receipts.ts';
import { contract } from './contract.ts';
import * as plans from './plans.ts';
import { subscriptionReply } from './reply.ts';

/** Boxes that come by themselves, and the shop's word about each. */
export const routes = (parts: plans.Plans & customers.Languages) =>
  handle(contract, {
    listSubscriptions: async (c) => {
      const { customerNo } = await customers.customerOf(parts, c.var.claims);
      const { timeZone } = parts.days.calendar;
      const found = await plans.plansOf(parts, customerNo);
      return c.json({ items: found.map((story) => subscriptionReply(story, timeZone)) }, 200);
    },
    subscribe: async (c) => {
      const language = languageOf(c);
      await customers.readsIn(parts, c.var.claims, language);
      const request = { ...c.req.valid('json'), language };
      return c.json(await plans.subscribe(parts, c.var.claims, request), 201);
    },
    changeSubscription: async (c) => {
      const { subscriptionNo } = c.req.valid('param');
      const { deliverTo, methodRef, ...to } = c.req.valid('json');
      const destination = { deliverTo, methodRef };
      const said = { do: 'change', to } as const;
      return c.json(
        await plans.command(parts, c.var.claims, subscriptionNo, said, { destination }),
        200,
      );
    },
    skipWeek: async (c) => {
      const { subscriptionNo, week } = c.req.valid('param');
      return c.json(
        await plans.command(parts, c.var.claims, subscriptionNo, { do: 'skip', week }),
        200,
      );
    },
    unskipWeek: async (c) => {
      const { subscriptionNo, week } = c.req.valid('param');
      return c.json(
        await plans.command(parts, c.var.claims, subscriptionNo, { do: 'unskip', week }),
        200,
      );
    },
    pauseSubscription: async (c) => {
      const { subscriptionNo } = c.req.valid('param');
      const said = { do: 'pause', ...c.req.valid('json') } as const;
      return c.json(await plans.command(parts, c.var.claims, subscriptionNo, said), 200);
    },
    resumeSubscription: async (c) => {
      const { subscriptionNo } = c.req.valid('param');
      return c.json(
        await plans.command(parts, c.var.claims, subscriptionNo, { do: 'resume' }),
        200,
      );
    },
    cancelSubscription: async (c) => {
      const { subscriptionNo } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const said = { do: 'cancel' } as const;
      return c.json(
        await plans.command(parts, c.var.claims, subscriptionNo, said, { reason }),
        200,
      );
    },
    endByNotice: async (c) => {
      const { noticeNo, at } = await plans.endByNotice(
        parts,
        c.req.valid('json'),
        languageOf(c),
        c.var.caller,
      );
      return c.json({ noticeNo, at: at.toISOString() }, 200);
    },
    readReceipts: async (c) => {
      const { subscriptionNo } = c.req.valid('param');
      const receipts = await plans.ownReceipts(parts, c.var.claims, subscriptionNo);
      return c.json({ receipts }, 200);
    },
    readCustomerSubscriptions: async (c) => {
      const { timeZone } = parts.days.calendar;
      const found = await plans.plansOfCustomer(parts, c.req.valid('param').customerNo);
      return c.json({ items: found.map((story) => subscriptionReply(story, timeZone)) }, 200);
    },
    readReceiptKeys: async (c) => c.json({ keys: await publicKeys(parts) }, 200),
  });
