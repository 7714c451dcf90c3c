import { handle } from '../../http/handle.ts';
import { languageOf } from '../../http/language.ts';
import * as customers from '../customers/customers.ts';
import * as consents from './consents.ts';
import type { Consents } from './consents.ts';
import { contract } from './contract.ts';

const told = ({ standing, consents: log }: Awaited<ReturnType<typeof consents.ownLog>>) => ({
  standing,
  consents: log.map(({ agreedAt, ...consent }) => ({
    ...consent,
    agreedAt: agreedAt.toISOString(),
  })),
});

/** What customers agreed to. */
export const routes = (parts: Consents & customers.Languages) =>
  handle(contract, {
    readAgreements: (c) => {
      const { legal } = parts;
      const terms = legal.holding('terms').version;
      return c.json({ terms, privacy: legal.holding('privacy').version }, 200);
    },
    readMyAgreements: async (c) => c.json(told(await consents.ownLog(parts, c.var.claims)), 200),
    agreeAtSignUp: async (c) => {
      const language = languageOf(c);
      const agreedTo = c.req.valid('json');
      // Said again it changes nothing: whoever holds a stolen session would choose in what its owner is warned.
      if (await consents.agreeAtSignUp(parts, c.var.claims, agreedTo, language))
        await customers.readsIn(parts, c.var.claims, language);
      return c.json({ agreed: true as const }, 200);
    },
    readCustomerAgreements: async (c) =>
      c.json(told(await consents.logOfCustomer(parts, c.req.valid('param').customerNo)), 200),
  });
