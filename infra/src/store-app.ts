import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  App as CdkApp,
  Aspects,
  CfnDeletionPolicy,
  CfnResource,
  Stack,
  Tags,
  Validations,
} from 'aws-cdk-lib';
import type { IAspect } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acceptHelpers } from './accept.ts';
import { Api } from './stacks/api.ts';
import { App } from './stacks/app.ts';
import { Data } from './stacks/data.ts';
import { Dns } from './stacks/dns.ts';
import { EdgeCert } from './stacks/edge-cert.ts';
import { EdgeOps } from './stacks/edge-ops.ts';
import { Edge } from './stacks/edge.ts';
import { problemsOf, type Environment } from './environment.ts';
import { Identity } from './stacks/identity.ts';
import { Mail } from './stacks/mail.ts';
import { Network } from './stacks/network.ts';
import { Ops } from './stacks/ops.ts';

const flags = JSON.parse(
  readFileSync(
    fileURLToPath(import.meta.resolve('aws-cdk-lib/recommended-feature-flags.json')),
    'utf8',
  ),
) as Record<string, unknown>;

/**
 * One stack reads what another says when it is deployed, and locks nothing: what is used may change, in both regions alike, and a deployment that
 * went wrong can be taken back stack by stack. What must not vanish is kept by what guards it (decision 52).
 */
const chosenFlags = { '@aws-cdk/core:defaultCrossStackReferences': 'weak' };

/** What is kept when its stack goes is kept once it was made; what a failed deployment made goes with it, also what the CDK brings. */
const keptOnceThere: IAspect = {
  visit: (node) => {
    if (node instanceof CfnResource && node.cfnOptions.deletionPolicy === CfnDeletionPolicy.RETAIN)
      node.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
  },
};

/** The whole store in AWS: one stack per tier, in the order in which they are deployed. */
export function storeApp(environment: Environment, { outdir }: { outdir: string }): CdkApp {
  const problems = problemsOf(environment);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const context = { ...flags, ...chosenFlags };
  const root = new CdkApp({ outdir, context, analyticsReporting: false });
  const store = { environment };
  const { zone, check } = new Dns(root, 'Dns', store);
  const cert = new EdgeCert(root, 'EdgeCert', { ...store, zone });
  const mail = new Mail(root, 'Mail', { ...store, zone });
  const network = new Network(root, 'Network', store);
  const data = new Data(root, 'Data', { ...store, network });
  const identity = new Identity(root, 'Identity', { ...store, mail });
  // Cognito takes a sender that SES has verified by its names; the database takes longer than that.
  identity.addStackDependency(mail);
  identity.addStackDependency(data);
  const app = new App(root, 'App', { ...store, zone, network, data, identity });
  const api = new Api(root, 'Api', { ...store, zone, network, identity, app });
  const edge = new Edge(root, 'Edge', { ...store, zone, cert, data, mail, app, api });
  new Ops(root, 'Ops', { ...store, data, app, api, identity });
  new EdgeOps(root, 'EdgeOps', { ...store, edge, cert, data, check });
  for (const stack of root.node.children.filter((child) => Stack.isStack(child)))
    acceptHelpers(stack);
  Aspects.of(root).add(keptOnceThere);
  Validations.of(root).addPlugins(new AwsSolutionsChecks(root));
  Tags.of(root).add('larder:store', environment.name);
  Tags.of(root).add('larder:domain', environment.domain);
  return root;
}
