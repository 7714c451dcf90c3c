import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { edgePrefixList } from '../constructs/edge-prefix-list.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';

/** Where the server listens. */
export const serverPort = 3000;

/** Private subnets for the servers and their balancer, isolated ones for the database; public ones hold the NAT only. */
export class Network extends Tier {
  readonly vpc: ec2.IVpc;
  readonly groups: Record<'balancer' | 'apiLink' | 'servers', ec2.SecurityGroup>;

  constructor(scope: Construct, id: string, props: TierProps) {
    super(scope, id, props);
    // The CDK's classes and their interfaces differ under exactOptionalPropertyTypes.
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16'),
      // The addresses of three zones are set aside in every size: a store that grows gets subnets more, and keeps those it has.
      reservedAzs: this.store.zones.length - this.scale.zones,
      // A way out in each zone: one that fails takes nobody else's with it.
      natGateways: this.scale.zones,
      restrictDefaultSecurityGroup: true,
      subnetConfiguration: [
        {
          name: 'public',
          subnetType: ec2.SubnetType.PUBLIC,
          cidrMask: 24,
          mapPublicIpOnLaunch: false,
        },
        { name: 'servers', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
        { name: 'database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      gatewayEndpoints: {
        s3: { service: ec2.GatewayVpcEndpointAwsService.S3 },
        choices: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB },
      },
      flowLogs: {
        all: {
          destination: ec2.FlowLogDestination.toCloudWatchLogs(
            new logs.LogGroup(this, 'FlowLog', {
              retention: logs.RetentionDays.THREE_MONTHS,
              removalPolicy: RemovalPolicy.DESTROY,
            }),
          ),
        },
      },
    }) as ec2.IVpc;
    Validations.of(this.vpc).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'Zones are named on purpose: what AWS lists first may change, and subnets with it.',
    });
    this.groups = {
      balancer: this.group('Balancer', 'The balancer: from the edge and the API only'),
      apiLink: this.group('ApiLink', 'The link of the API into this network'),
      servers: this.group('Servers', 'The servers: from the balancer only', true),
    };
    this.allow();
  }

  private allow(): void {
    const { balancer, apiLink, servers } = this.groups;
    const https = ec2.Port.tcp(443);
    const store = ec2.Port.tcp(serverPort);
    balancer.addIngressRule(edgePrefixList(this), https, 'CloudFront');
    balancer.addIngressRule(apiLink, https, 'API Gateway');
    apiLink.addEgressRule(balancer, https, 'To the balancer');
    balancer.addEgressRule(servers, store, 'To the servers');
    servers.addIngressRule(balancer, store, 'From the balancer');
  }

  private group(id: string, description: string, allowAllOutbound = false): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound });
  }
}
