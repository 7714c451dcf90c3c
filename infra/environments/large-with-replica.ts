import type { Environment } from '../src/environment.ts';
import { environment as large } from './large.ts';

/** The size `large` whose office asks a copy of the database. */
export const environment: Environment = { ...large, database: 'rds-with-replica' };
