import { enableCompileCache } from 'node:module';

// `npm start`. What was compiled once starts sooner and needs less memory; the cache has to be on before anything else is loaded. This file
// is JavaScript, so that Node's compiler of TypeScript, 19 MB, stays out where the cache has all that it would compile.
enableCompileCache();
const { main } = await import('./serve.ts');
await main(process.env);
