import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CfnRule, Fn } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as assets from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';

/** What `npm run bundle` makes: Node, the server, the pages and what they need, for Linux on ARM. */
export const bundlePath = join(import.meta.dirname, '../../dist/server.tar.gz');
const standIn = join(import.meta.dirname, '../boot/no-program.txt');

/** The program that servers run. Without a bundle the templates can be made and read, but CloudFormation refuses to deploy them. */
export class ServerProgram extends Construct {
  readonly url: string;
  readonly isBundled: boolean;

  constructor(scope: Construct, id: string, { readBy }: { readBy: iam.IGrantable }) {
    super(scope, id);
    this.isBundled = existsSync(bundlePath);
    const asset = new assets.Asset(this, 'Bundle', { path: this.isBundled ? bundlePath : standIn });
    iam.Grant.addToPrincipal({
      grantee: readBy,
      actions: ['s3:GetObject'],
      resourceArns: [`arn:aws:s3:::${asset.s3BucketName}/${asset.s3ObjectKey}`],
    });
    this.url = asset.s3ObjectUrl;
    if (!this.isBundled) refuseDeployment(this, 'npm run bundle -w infra');
  }
}

/** The stack's rule can never hold, so that nothing is changed by what was not made. */
export function refuseDeployment(scope: Construct, command: string): void {
  new CfnRule(scope, 'Bundled', {
    assertions: [
      {
        assert: Fn.conditionEquals('made', 'missing'),
        assertDescription: `Nothing to deploy yet: run ${command}, then synthesise again.`,
      },
    ],
  });
}
