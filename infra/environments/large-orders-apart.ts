import type { Environment } from '../src/environment.ts';
import { environment as large } from './large.ts';

/** The size `large` whose orders have servers of their own. */
export const environment: Environment = { ...large, ordersApart: true };
