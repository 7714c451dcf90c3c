import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { Firewall } from '../constructs/firewall.ts';
import { globalRegion, Tier, type TierProps } from '../constructs/tier.ts';

/** The two parts of the edge that CloudFront takes from us-east-1 only. */
export class EdgeCert extends Tier {
  readonly certificate: acm.Certificate;
  readonly firewall: Firewall;

  constructor(
    scope: Construct,
    id: string,
    { zone, ...props }: TierProps & { zone: route53.IHostedZone },
  ) {
    super(scope, id, props, { region: globalRegion });
    this.certificate = new acm.Certificate(this, 'Certificate', {
      domainName: this.store.domain,
      subjectAlternativeNames: [`www.${this.store.domain}`],
      validation: acm.CertificateValidation.fromDns(zone),
    });
    this.firewall = new Firewall(this, 'Firewall', { name: this.named('edge') });
  }
}
