import { handle } from '../../http/handle.ts';
import type { Sandbox } from '../../platform/platform.ts';
import { contract } from './contract.ts';
import * as sandbox from './sandbox.ts';

/** A payment as whoever has its ref sees it, in the shop's own trial of a provider. */
export const routes = (parts: { sandbox: Sandbox | undefined; clock: () => Date }) =>
  handle(contract, {
    readSandboxPayment: async (c) =>
      c.json(await sandbox.look(parts, c.req.valid('param').ref), 200),
    payInSandbox: async (c) =>
      c.json(await sandbox.pay(parts, c.req.valid('param').ref, c.req.valid('json')), 200),
    answerSandboxChallenge: async (c) => {
      const { approved } = c.req.valid('json');
      return c.json(await sandbox.answerChallenge(parts, c.req.valid('param').ref, approved), 200);
    },
  });
