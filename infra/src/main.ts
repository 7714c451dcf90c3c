import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './environment.ts';
import { bundlePath } from './constructs/server-program.ts';
import { storeApp } from './store-app.ts';

// `npm run synth [-- medium]`: writes the templates of one environment to cdk.out. Asks no account and no network.
const name = process.argv[2] ?? process.env['LARDER_ENVIRONMENT'] ?? 'small';
const { environment } = (await import(`../environments/${name}.ts`)) as {
  environment: Environment;
};
const outdir = process.env['CDK_OUTDIR'] ?? join(import.meta.dirname, '../cdk.out');
rmSync(outdir, { recursive: true, force: true });
const { stacks } = storeApp(environment, { outdir }).synth();
/** CloudFormation takes 500 resources and 1,000 kB. */
console.table(
  stacks.map(({ stackName, environment: { region }, template, templateFullPath }) => ({
    stack: stackName,
    region,
    resources: Object.keys((template as { Resources: object }).Resources).length,
    kB: Math.ceil(statSync(templateFullPath).size / 1000),
  })),
);
if (!existsSync(bundlePath))
  process.stderr.write(
    'Made without the server’s program: AWS will refuse the stack App. Run npm run bundle -w infra first.\n',
  );
