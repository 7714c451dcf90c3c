import * as iam from 'aws-cdk-lib/aws-iam';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import * as ses from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { Tier, type TierProps } from '../constructs/tier.ts';

/** The store's voice: signed (DKIM), encrypted on its way, and silent towards addresses that bounced or complained. */
export class Mail extends Tier {
  readonly from: string;

  constructor(
    scope: Construct,
    id: string,
    { zone, ...props }: TierProps & { zone: route53.IPublicHostedZone },
  ) {
    super(scope, id, props);
    this.from = `kitchen@${this.store.domain}`;
    new ses.EmailIdentity(this, 'Domain', {
      identity: ses.Identity.publicHostedZone(zone),
      mailFromDomain: `mail.${this.store.domain}`,
      configurationSet: new ses.ConfigurationSet(this, 'Rules', {
        configurationSetName: this.named('mail'),
        tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
        reputationMetrics: true,
        suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      }),
    });
  }

  /** Sends in the store's name and under its rules. */
  grantSending(grantee: iam.IGrantable): void {
    const below = `arn:aws:ses:${this.region}:${this.account}`;
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resourceArns: [
        `${below}:identity/${this.store.domain}`,
        `${below}:configuration-set/${this.named('mail')}`,
      ],
    });
  }
}
