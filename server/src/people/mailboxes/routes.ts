import { handle } from '../../http/handle.ts';
import { actorOf } from '../../shop/audit/actor.ts';
import type { People } from '../customers/customers.ts';
import { contract } from './contract.ts';
import * as mailboxes from './mailboxes.ts';
import type { Listening, Mailboxes } from './mailboxes.ts';
import type { Stop } from './stops.ts';

const told = ({ kind, stoppedAt }: Stop) => ({ kind, stoppedAt: stoppedAt.toISOString() });

/** Which addresses take no letters, and how they take them again. */
export const routes = (parts: Mailboxes & People & Listening) =>
  handle(contract, {
    readMyMailbox: async (c) => {
      const { email, stop } = await mailboxes.ownStop(parts, c.var.claims);
      return c.json({ email, stop: stop && told(stop) }, 200);
    },
    askToConfirmMailbox: async (c) => {
      await mailboxes.askToConfirm(parts, c.var.claims);
      return c.json({ sent: true as const }, 200);
    },
    confirmMailbox: async (c) => {
      await mailboxes.confirm(parts, c.req.valid('param').mailboxKey);
      return c.json({ confirmed: true as const }, 200);
    },
    hearOfMail: async (c) => {
      await mailboxes.hearHook(parts, await c.req.text());
      return c.json({ heard: true as const }, 200);
    },
    readCustomerMailbox: async (c) => {
      const stop = await mailboxes.stopOfCustomer(parts, c.req.valid('param').customerNo);
      return c.json({ stop: stop && { ...told(stop), why: stop.why } }, 200);
    },
    liftMailStop: async (c) => {
      await mailboxes.lift(parts, c.req.valid('param').customerNo, actorOf(c.var));
      return c.json({ lifted: true as const }, 200);
    },
  });
