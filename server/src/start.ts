import { enableCompileCache } from 'node:module';
import { listenForStop } from './stop-asked.ts';

// `npm start`. What was compiled once starts sooner and needs less memory; the cache has to be on before anything else is loaded.
enableCompileCache();
const stopAsked = listenForStop();
// A store that sells is in production unless it is told otherwise; some packages ask as they load.
process.env['NODE_ENV'] ??= 'production';
const { main } = await import('./serve.ts');
await main(process.env, stopAsked);
