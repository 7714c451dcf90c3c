import { enableCompileCache } from 'node:module';

// `npm start`. What was compiled once starts sooner and needs less memory; the cache has to be on before anything else is loaded. This file
// is JavaScript, so that Node's compiler of TypeScript, 19 MB, stays out where the cache has all that it would compile.
enableCompileCache();
// A store that sells is in production unless it is told otherwise; some packages ask as they load.
process.env['NODE_ENV'] ??= 'production';
const { listenForStop } = await import('./stop-asked.ts');
const stopAsked = listenForStop();
const { main } = await import('./program.ts');
await main(process.env, stopAsked);
