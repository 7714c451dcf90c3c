import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { globalRegion, Tier, type TierProps } from '../constructs/tier.ts';

/** The store's names. Deploy it first, then have the registrar delegate the domain: certificates wait for that. */
export class Dns extends Tier {
  readonly zone: route53.PublicHostedZone;
  readonly check: route53.CfnHealthCheck;

  constructor(scope: Construct, id: string, props: TierProps) {
    super(scope, id, props, { region: globalRegion });
    const { domain } = this.store;
    this.zone = new route53.PublicHostedZone(this, 'Zone', { zoneName: domain });
    new route53.CaaRecord(this, 'OnlyAmazonCertifies', {
      zone: this.zone,
      ttl: Duration.hours(1),
      values: [
        { flag: 0, tag: route53.CaaTag.ISSUE, value: 'amazon.com' },
        { flag: 0, tag: route53.CaaTag.ISSUEWILD, value: ';' },
      ],
    });
    this.signZone();
    this.check = new route53.CfnHealthCheck(this, 'StoreAnswers', {
      healthCheckConfig: {
        type: 'HTTPS',
        port: 443,
        enableSni: true,
        fullyQualifiedDomainName: domain,
        resourcePath: '/api/ready',
        requestInterval: 30,
        failureThreshold: 3,
      },
      healthCheckTags: [{ key: 'Name', value: domain }],
    });
  }

  /** DNSSEC: the chain is whole once the registrar has the zone's DS record. */
  private signZone(): void {
    const key = new kms.Key(this, 'SigningKey', {
      description: `Signs the zone ${this.store.domain}`,
      keySpec: kms.KeySpec.ECC_NIST_P256,
      keyUsage: kms.KeyUsage.SIGN_VERIFY,
      alias: this.named('dnssec'),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('dnssec-route53.amazonaws.com')],
        actions: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('dnssec-route53.amazonaws.com')],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          Bool: { 'kms:GrantIsForAWSResource': true },
          StringEquals: { 'aws:SourceAccount': this.account },
        },
      }),
    );
    this.zone.enableDnssec({ kmsKey: key, keySigningKeyName: 'larder' });
  }
}
