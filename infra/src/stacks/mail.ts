import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';

/** The store's voice: signed (DKIM), encrypted on its way, and silent towards addresses that bounced or complained. */
export class Mail extends Tier {
  readonly from: string;
  /** Where SES tells of letters that came back for good, or were called unwanted. */
  readonly events: sns.Topic;
  /** The same by its name, for servers, which wait for no stack. */
  readonly eventsArn: string;

  constructor(
    scope: Construct,
    id: string,
    { zone, ...props }: TierProps & { zone: route53.IPublicHostedZone },
  ) {
    super(scope, id, props);
    this.from = `kitchen@${this.store.domain}`;
    const rules = new ses.ConfigurationSet(this, 'Rules', {
      configurationSetName: this.named('mail'),
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.events = this.topicFor(rules);
    this.eventsArn = `arn:aws:sns:${this.region}:${this.account}:${this.named('mail')}`;
    new ses.EmailIdentity(this, 'Domain', {
      identity: ses.Identity.publicHostedZone(zone),
      mailFromDomain: `mail.${this.store.domain}`,
      configurationSet: rules,
    });
    this.refuseForgeries(zone);
  }

  /**
   * Whoever gets a letter in the store's name that the store did not sign puts it among what nobody asked for. Reports of it would go to a mailbox;
   * the domain has none of its own.
   */
  private refuseForgeries(zone: route53.IPublicHostedZone): void {
    new route53.TxtRecord(this, 'Dmarc', {
      zone,
      recordName: `_dmarc.${this.store.domain}`,
      values: ['v=DMARC1; p=quarantine; adkim=r; aspf=r'],
    });
  }

  /** Messages are signed with SHA-256, which is all that the store believes. */
  private topicFor(rules: ses.ConfigurationSet): sns.Topic {
    const service = new iam.ServicePrincipal('ses.amazonaws.com', {
      conditions: { StringEquals: { 'AWS:SourceAccount': this.account } },
    });
    const masterKey = new kms.Key(this, 'EventsKey', {
      description: 'What SES tells of letters',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    masterKey.grantEncryptDecrypt(service);
    const topic = new sns.Topic(this, 'Events', {
      topicName: this.named('mail'),
      masterKey,
      enforceSSL: true,
      signatureVersion: '2',
    });
    topic.grantPublish(service);
    rules.addEventDestination('ComeBack', {
      destination: ses.EventDestination.snsTopic(topic),
      events: [ses.EmailSendingEvent.BOUNCE, ses.EmailSendingEvent.COMPLAINT],
    });
    return topic;
  }

  /** Sends in the store's name and under its rules. */
  grantSending(grantee: iam.IGrantable): void {
    const below = `arn:aws:ses:${this.region}:${this.account}`;
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      // While the account is in SES's sandbox, whoever a letter goes to counts as a resource too: an identity that was verified.
      resourceArns: [`${below}:identity/*`, `${below}:configuration-set/${this.named('mail')}`],
      conditions: { StringEquals: { 'ses:FromAddress': this.from } },
    });
    const { grantPrincipal } = grantee;
    if (Construct.isConstruct(grantPrincipal))
      accept(
        grantPrincipal,
        'In the name of the store alone; to whom is what differs.',
        `IAM5[Resource::${below}:identity/*]`,
      );
  }
}
