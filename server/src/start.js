import { enableCompileCache } from 'node:module';

// `npm start`. What was compiled once starts sooner and needs less memory; the cache has to be on before anything else is loaded.
enableCompileCache();
const { main } = await import('./serve.ts');
await main(process.env);
