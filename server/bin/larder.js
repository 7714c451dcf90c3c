#!/usr/bin/env node
// Runs on any Node, to say clearly which one the store needs.
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.env.NODE_ENV ??= 'production';
  // What was compiled once starts sooner; as `npm start` does.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { run } = await import('../src/cli.ts');
  await run(process.argv.slice(2), process.env);
} else {
  process.stderr.write(
    `Larder needs Node 24 or later and this is ${process.versions.node}: run \`npx larder\` in its folder, which brings its own.\n`,
  );
  process.exitCode = 1;
}
