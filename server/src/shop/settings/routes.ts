import { handle } from '../../http/handle.ts';
import { readyJson, type ReadyPages } from '../../http/ready-pages.ts';
import type { Config } from '../../config.ts';
import { contract } from './contract.ts';

/** It changes with the configuration only. */
const forAWhile = 'public, max-age=300';

/** What everybody may know of the shop before asking it for anything. */
export const routes = (
  { config }: { config: Pick<Config, 'shop' | 'payments'> },
  pages: ReadyPages,
) =>
  handle(contract, {
    readShop: (c) =>
      readyJson(c, pages, forAWhile, () => {
        const { name, currency, locale, timeZone, operator } = config.shop;
        const said = {
          name: operator.name ?? null,
          address: operator.address ?? null,
          email: operator.email ?? null,
          phone: operator.phone ?? null,
        };
        return { name, currency, locale, timeZone, operator: said, payments: config.payments.kind };
      }),
  });
