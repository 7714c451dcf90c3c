import { handle } from '../../http/handle.ts';
import { keepTokens, readCookie } from '../../http/session.ts';
import type { Passkey } from '../../platform/platform.ts';
import { inReply } from '../auth/reply.ts';
import { contract } from './contract.ts';
import * as passkeys from './passkeys.ts';

/** The passkeys of whoever asks. Signing in with one is among the routes of accounts. */
export const routes = (parts: passkeys.Keeping) =>
  handle(contract, {
    listPasskeys: async (c) => {
      const { items, ...told } = await passkeys.passkeysOf(parts, c.var.claims);
      return c.json({ ...told, items: items.map(toldOf) }, 200);
    },
    beginPasskey: async (c) => {
      const { password } = c.req.valid('json');
      return c.json(await passkeys.begin(parts, c.var.claims, password, c.var.caller), 200);
    },
    addPasskey: async (c) => {
      const { refreshToken = readCookie(c, 'refresh'), ...made } = c.req.valid('json');
      const given = { ...made, refreshToken };
      const { passkey, tokens } = await passkeys.add(parts, c.var.claims, given, c.var.caller);
      if (!tokens) return c.json(toldOf(passkey), 201);
      keepTokens(c, tokens);
      return c.json({ ...toldOf(passkey), session: inReply(tokens) }, 201);
    },
    renamePasskey: async (c) => {
      await passkeys.rename(parts, c.var.claims, c.req.valid('json'), c.var.caller);
      return c.json({ done: true as const }, 200);
    },
    removePasskey: async (c) => {
      await passkeys.remove(parts, c.var.claims, c.req.valid('json'), c.var.caller);
      return c.json({ done: true as const }, 200);
    },
  });

const toldOf = ({ addedAt, lastUsedAt, ...passkey }: Passkey) => ({
  ...passkey,
  addedAt: addedAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
