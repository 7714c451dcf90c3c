import { migrateTask } from './migrate-task.ts';

// What the deployment runs in a machine of its own: brings the database up to date, says so, and ends with 1 where it could not.
const { ok } = await migrateTask(process.env);
process.exitCode = ok ? 0 : 1;
