import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { databasePort, type Database } from './database.ts';
import { serversTag, type Servers } from './servers.ts';

/**
 * The only people who reach the database: this account's, with a second factor, for an hour, through a port that Session Manager forwards
 * over one of the servers. No shell: the role may start that one document and nothing else.
 */
export class Administrators extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { name, database, servers }: { name: string; database: Database; servers: Servers },
  ) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    const role = new iam.Role(this, 'Role', {
      roleName: name,
      description: 'Reaches the database by Session Manager port forwarding',
      maxSessionDuration: Duration.hours(1),
      assumedBy: new iam.AccountPrincipal(account).withConditions({
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      }),
    });
    const forwarding = `arn:aws:ssm:${region}::document/AWS-StartPortForwardingSessionToRemoteHost`;
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['ssm:StartSession'],
        resources: [forwarding],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['ssm:StartSession'],
        resources: [`arn:aws:ec2:${region}:${account}:instance/*`],
        conditions: {
          StringEquals: { [`ssm:resourceTag/${serversTag}`]: servers.name },
          BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' },
        },
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['ssm:TerminateSession', 'ssm:ResumeSession'],
        resources: [`arn:aws:ssm:${region}:${account}:session/\${aws:userid}-*`],
      }),
    );
    accept(
      role,
      'Any server will do for a way through, told by its tag; sessions only of one’s own.',
      `IAM5[Resource::arn:aws:ec2:${region}:${account}:instance/*]`,
      `IAM5[Resource::arn:aws:ssm:${region}:${account}:session/<aws:userid>-*]`,
    );
    database.masterSecret.grantRead(role);
    database.secretKey.grantDecrypt(role);
    new CfnOutput(this, 'Forwarding', {
      description:
        'How an administrator opens a port to the database, with this role and any server',
      value: [
        'aws ssm start-session --document-name AWS-StartPortForwardingSessionToRemoteHost --target <instance>',
        `--parameters host=${database.host},portNumber=${databasePort},localPortNumber=15432`,
      ].join(' '),
    });
  }
}
