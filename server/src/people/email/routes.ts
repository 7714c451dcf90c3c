import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import { isConfirmed, type EmailChange } from './email-change.ts';
import * as email from './email.ts';

/** How somebody's e-mail is changed: asked for by who is signed in, confirmed from both mailboxes. */
export const routes = (parts: email.Changing) =>
  handle(contract, {
    readEmail: async (c) => {
      const { email: address, change } = await email.emailOf(parts, c.var.claims);
      return c.json({ email: address, change: change ? waitingOf(change) : null }, 200);
    },
    askForEmail: async (c) => {
      const asked = await email.ask(parts, c.var.claims, c.req.valid('json'), c.var.caller);
      return c.json(waitingOf(asked), 202);
    },
    stopMyEmailChange: async (c) => {
      await email.stopOwn(parts, c.var.claims);
      return c.json({ done: true as const }, 200);
    },
    readEmailChange: async (c) => {
      const change = await email.changeOfKey(parts, c.req.valid('json').key);
      const { side, newEmail, expiresAt } = change;
      const confirmed = isConfirmed(change);
      return c.json({ side, newEmail, confirmed, expiresAt: expiresAt.toISOString() }, 200);
    },
    confirmEmailChange: async (c) => {
      return c.json(await email.confirm(parts, c.req.valid('json').key), 200);
    },
    stopEmailChange: async (c) => {
      await email.stop(parts, c.req.valid('json').key);
      return c.json({ done: true as const }, 200);
    },
  });

const waitingOf = ({
  newEmail,
  askedAt,
  expiresAt,
  oldConfirmedAt,
  newConfirmedAt,
}: EmailChange) => ({
  newEmail,
  askedAt: askedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  oldConfirmed: oldConfirmedAt !== null,
  newConfirmed: newConfirmedAt !== null,
});
