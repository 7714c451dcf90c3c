import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { readerRole, type Database } from './database.ts';
import { databaseName, databasePort } from './database-engine.ts';
import { serversTag, type Servers } from './servers.ts';

const forwarding = 'AWS-StartPortForwardingSessionToRemoteHost';
const localPort = 15432;

type AdministratorsProps = { name: string; database: Database; servers: Servers };

/**
 * The only people who reach the database, for an hour and for reading: through a port that Session Manager forwards over one of the servers, as a user
 * of the database who can change nothing. No shell: the role may start that one document and nothing else. A second factor is asked of users of
 * this account; who comes from Identity Center has shown theirs there, and their sessions carry no word of it.
 */
export class Administrators extends Construct {
  constructor(scope: Construct, id: string, props: AdministratorsProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const role = new iam.Role(this, 'Role', {
      roleName: props.name,
      description: 'Reads the database by Session Manager port forwarding',
      maxSessionDuration: Duration.hours(1),
      assumedBy: new iam.AccountPrincipal(account).withConditions({
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      }),
    });
    role.assumeRolePolicy?.addStatements(
      new iam.PolicyStatement({
        principals: [new iam.AccountPrincipal(account)],
        actions: ['sts:AssumeRole'],
        conditions: {
          ArnLike: {
            'aws:PrincipalArn': `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/*`,
          },
        },
      }),
    );
    allowForwarding(role, props.servers);
    props.database.grantSignIn(role, readerRole);
    this.tell(props);
  }

  /** The commands in the order in which they are given, with what only the deployment knows. */
  private tell({ name, database, servers }: AdministratorsProps): void {
    const { account, region } = Stack.of(this);
    const host = database.hostForPeople;
    const commands = {
      Assume: `aws sts assume-role --role-arn arn:aws:iam::${account}:role/${name} --role-session-name YOUR-NAME`,
      Server: `aws ec2 describe-instances --region ${region} --filters Name=tag:${serversTag},Values=${servers.name} Name=instance-state-name,Values=running --query Reservations[0].Instances[0].InstanceId --output text`,
      Forwarding: `aws ssm start-session --region ${region} --document-name ${forwarding} --target INSTANCE --parameters host=${host},portNumber=${databasePort},localPortNumber=${localPort}`,
      Password: `aws rds generate-db-auth-token --region ${region} --hostname ${host} --port ${databasePort} --username ${readerRole}`,
      Connect: `psql "host=${host} hostaddr=127.0.0.1 port=${localPort} dbname=${databaseName} user=${readerRole} sslmode=verify-full sslrootcert=global-bundle.pem"`,
    };
    for (const [what, value] of Object.entries(commands))
      new CfnOutput(this, what, { value, description: 'Into the database: docs/operations.md' });
  }
}

function allowForwarding(role: iam.Role, servers: Servers): void {
  const { account, region } = Stack.of(role);
  const own = `arn:aws:ssm:${region}:${account}:session/\${aws:userid}-*`;
  const may = (actions: string[], resources: string[], conditions: iam.Conditions = {}) =>
    role.addToPolicy(new iam.PolicyStatement({ actions, resources, conditions }));
  may(['ssm:StartSession'], [`arn:aws:ssm:${region}::document/${forwarding}`]);
  may(['ssm:StartSession'], [`arn:aws:ec2:${region}:${account}:instance/*`], {
    StringEquals: { [`ssm:resourceTag/${serversTag}`]: servers.name },
    BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' },
  });
  may(['ssm:TerminateSession', 'ssm:ResumeSession', 'ssmmessages:OpenDataChannel'], [own]);
  may(['ec2:DescribeInstances'], ['*']);
  accept(
    role,
    'Any server will do for a way through, told by its tag; sessions only of one’s own; instances cannot be described one by one.',
    `IAM5[Resource::arn:aws:ec2:${region}:${account}:instance/*]`,
    `IAM5[Resource::arn:aws:ssm:${region}:${account}:session/<aws:userid>-*]`,
    'IAM5[Resource::*]',
  );
}
