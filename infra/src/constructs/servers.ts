import { Duration, Tags } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { Agent } from './agent.ts';
import type { Data } from '../stacks/data.ts';
import { serverRole } from './database.ts';
import type { Environment } from '../environment.ts';
import type { Identity } from '../stacks/identity.ts';
import { PaymentSecrets } from './payment-secrets.ts';
import type { Network } from '../stacks/network.ts';
import { ServerLog } from './server-log.ts';
import { serverSettings } from './server-settings.ts';
import { ServerProgram } from './server-program.ts';
import { replacedAtOnce } from '../quotas.ts';
import type { Scale } from '../sizes.ts';
import { publishedArns } from './storage.ts';
import { userData } from './user-data.ts';

export type ServersProps = {
  name: string;
  named: (what: string) => string;
  store: Environment;
  size: Scale['servers'];
  network: Network;
  data: Data;
  identity: Identity;
};

/** Marks the servers among the account's instances. */
export const serversTag = 'larder:servers';

/** Servers that are replaced, never changed: each boots one program, signals when it can sell, and lives two weeks at most. */
export class Servers extends Construct {
  readonly name: string;
  readonly role: iam.Role;
  readonly group: autoscaling.AutoScalingGroup;
  readonly log: ServerLog;

  constructor(scope: Construct, id: string, props: ServersProps) {
    super(scope, id);
    this.name = props.name;
    this.log = new ServerLog(this, 'Log', { name: props.name });
    this.role = this.openRole(props);
    const payments = new PaymentSecrets(this, 'Payments', {
      named: props.named,
      payments: props.store.payments,
    });
    payments.grantRead(this.role);
    const script = ec2.UserData.forLinux();
    this.group = this.openGroup(props, this.openTemplate(props, script));
    const program = new ServerProgram(this, 'Program', { readBy: this.role });
    userData(script, {
      program,
      group: this.group,
      settings: serverSettings(props),
      clientSecretName: props.identity.clientSecretName,
      paymentSecrets: payments.names,
      logGroupName: this.log.group.logGroupName,
    });
    // What lets a server read its program and its secrets is there before it boots.
    const agent = new Agent(this, 'Agent', {
      name: props.name,
      tag: serversTag,
      logGroupName: this.log.group.logGroupName,
    });
    this.group.node.addDependency(this.role, agent);
    accept(this.group, 'Alarms tell of too few servers; more and fewer is every day.', 'AS3');
    this.group.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 50 });
    Tags.of(this.group).add(serversTag, this.name);
  }

  /** What a server may do in AWS. */
  private openRole({ data, identity }: ServersProps): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: 'The servers of the store',
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonSSMManagedInstanceCore')],
    });
    data.database.grantSignIn(role, serverRole);
    data.choices.grantChoosing(role);
    data.storage.grantPublishing(role);
    this.log.grantWriting(role);
    identity.grantUse(role);
    accept(
      role,
      'Session Manager works under the policy that AWS keeps for it.',
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonSSMManagedInstanceCore]',
    );
    accept(
      role,
      'Objects of two prefixes; measurements have no resource, and only our namespace is allowed.',
      'IAM5[Resource::*]',
      ...publishedArns(data.storage.names.objects).map((arn) => `IAM5[Resource::${arn}]`),
    );
    return role;
  }

  private openTemplate(
    { name, size, network }: ServersProps,
    script: ec2.UserData,
  ): ec2.LaunchTemplate {
    return new ec2.LaunchTemplate(this, 'Template', {
      launchTemplateName: name,
      instanceType: new ec2.InstanceType(size.type),
      machineImage: ec2.MachineImage.latestAmazonLinux2023({
        cpuType: ec2.AmazonLinuxCpuType.ARM_64,
      }),
      role: this.role,
      userData: script,
      securityGroup: network.groups.servers,
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
      detailedMonitoring: true,
      ebsOptimized: true,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: ec2.BlockDeviceVolume.ebs(16, {
            volumeType: ec2.EbsDeviceVolumeType.GP3,
            encrypted: true,
            deleteOnTermination: true,
          }),
        },
      ],
    });
  }

  private openGroup(
    { size, network }: ServersProps,
    launchTemplate: ec2.LaunchTemplate,
  ): autoscaling.AutoScalingGroup {
    const { least, most } = size;
    return new autoscaling.AutoScalingGroup(this, 'Group', {
      autoScalingGroupName: this.name,
      launchTemplate,
      vpc: network.vpc,
      vpcSubnets: { subnetGroupName: 'servers' },
      minCapacity: least,
      maxCapacity: most,
      maxInstanceLifetime: Duration.days(14),
      defaultInstanceWarmup: Duration.minutes(2),
      healthChecks: autoscaling.HealthChecks.withAdditionalChecks({
        additionalTypes: [autoscaling.AdditionalHealthCheckType.ELB],
        gracePeriod: Duration.minutes(5),
      }),
      signals: autoscaling.Signals.waitForMinCapacity({ timeout: Duration.minutes(12) }),
      updatePolicy: autoscaling.UpdatePolicy.rollingUpdate({
        maxBatchSize: replacedAtOnce(least),
        minInstancesInService: least,
        pauseTime: Duration.minutes(12),
        waitOnResourceSignals: true,
        minSuccessPercentage: 100,
      }),
      groupMetrics: [autoscaling.GroupMetrics.all()],
      terminationPolicies: [
        autoscaling.TerminationPolicy.OLDEST_LAUNCH_TEMPLATE,
        autoscaling.TerminationPolicy.DEFAULT,
      ],
    });
  }
}
