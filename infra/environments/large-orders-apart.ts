import type { Environment } from '../src/environment.ts';
import { environment as large } from './large.ts';

/** The size `large` with everything that it lets one choose. */
export const environment: Environment = { ...large, ordersApart: true };
