import type { Environment } from '../src/environment.ts';
import { environment as large } from './large.ts';

/** The size `large` on Aurora. */
export const environment: Environment = { ...large, database: 'aurora' };
