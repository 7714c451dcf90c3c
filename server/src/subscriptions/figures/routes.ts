import { handle } from '../../http/handle.ts';
import type { Replica } from '../../platform/platform.ts';
import type { Plans } from '../plans/plans.ts';
import { contract } from './contract.ts';
import { figuresOf } from './figures.ts';

/** What staff read of all subscriptions. */
export const routes = (parts: Pick<Plans, 'days'> & { replica: Replica }) =>
  handle(contract, {
    reportSubscriptions: async (c) => c.json(await figuresOf(parts, c.req.valid('query')), 200),
  });
