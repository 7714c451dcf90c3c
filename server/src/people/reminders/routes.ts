import { handle } from '../../http/handle.ts';
import type { People } from '../customers/customers.ts';
import { contract } from './contract.ts';
import * as reminders from './reminders.ts';
import type { Chosen, Reminders } from './reminders.ts';

const told = ({ wanted, saidAt }: Chosen) => ({ wanted, saidAt: saidAt?.toISOString() ?? null });

/** Whether somebody wants letters that remind. */
export const routes = (parts: Reminders & People) =>
  handle(contract, {
    readMyReminders: async (c) => c.json(told(await reminders.ownChoice(parts, c.var.claims)), 200),
    chooseMyReminders: async (c) => {
      const { wanted } = c.req.valid('json');
      return c.json(told(await reminders.chooseOwn(parts, c.var.claims, wanted)), 200);
    },
    readReminders: async (c) =>
      c.json(told(await reminders.chosenByLink(parts, c.req.valid('param').reminderKey)), 200),
    chooseReminders: async (c) => {
      const { wanted } = c.req.valid('json');
      const { reminderKey } = c.req.valid('param');
      return c.json(told(await reminders.chooseByLink(parts, reminderKey, wanted)), 200);
    },
  });
