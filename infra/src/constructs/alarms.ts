import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

type AlarmOptions = {
  /** What customers or staff notice, in one sentence. An alarm that nobody can complete this for is not worth a night. */
  impact: string;
  metric: cloudwatch.IMetric;
  /** The alarm rings above it, or below it. */
  above?: number;
  below?: number;
  /** Periods of the metric, which are minutes where it is measured by the minute. */
  minutes: number;
  /** In how many of these minutes: in all of them where it is not said. What happens once is written down once. */
  times?: number;
  /** Whether silence is fine; it is not for what must always speak. */
  missing?: 'fine' | 'bad';
};

/** Rings by mail; what it rang for says what customers notice. */
export class Alarms extends Construct {
  readonly topic: sns.Topic;
  readonly all: cloudwatch.Alarm[] = [];

  constructor(scope: Construct, id: string, { name, to }: { name: string; to: string }) {
    super(scope, id);
    const masterKey = new kms.Key(this, 'Key', {
      description: 'Messages of alarms',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const ringers = ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'];
    this.topic = new sns.Topic(this, 'Topic', { topicName: name, masterKey, enforceSSL: true });
    for (const service of ringers) {
      masterKey.grantEncryptDecrypt(new iam.ServicePrincipal(service));
      this.topic.grantPublish(new iam.ServicePrincipal(service));
    }
    this.topic.addSubscription(new EmailSubscription(to));
  }

  ring(
    id: string,
    { impact, metric, above, below, minutes, times = minutes, missing = 'fine' }: AlarmOptions,
  ): void {
    const { LESS_THAN_THRESHOLD, GREATER_THAN_THRESHOLD } = cloudwatch.ComparisonOperator;
    const { BREACHING, NOT_BREACHING } = cloudwatch.TreatMissingData;
    const alarm = new cloudwatch.Alarm(this, id, {
      alarmDescription: impact,
      metric,
      threshold: above ?? below ?? 0,
      comparisonOperator: below === undefined ? GREATER_THAN_THRESHOLD : LESS_THAN_THRESHOLD,
      evaluationPeriods: minutes,
      datapointsToAlarm: times,
      treatMissingData: missing === 'fine' ? NOT_BREACHING : BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.all.push(alarm);
  }
}

export const everyMinute = { period: Duration.minutes(1) };
