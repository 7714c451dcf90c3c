import { RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

const namespace = 'Larder';

/** What the servers say, and how often they call it a fault. */
export class ServerLog extends Construct {
  readonly group: logs.LogGroup;
  readonly faults: cloudwatch.Metric;

  constructor(scope: Construct, id: string, { name }: { name: string }) {
    super(scope, id);
    this.group = new logs.LogGroup(this, 'Group', {
      logGroupName: `/larder/${name}`,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.faults = this.group
      .addMetricFilter('Faults', {
        metricNamespace: namespace,
        metricName: `${name}-faults`,
        // Pino's levels: 50 is an error.
        filterPattern: logs.FilterPattern.numberValue('$.level', '>=', 50),
        metricValue: '1',
        defaultValue: 0,
      })
      .metric({ statistic: 'Sum' });
  }

  /** Log lines and the agent's own metrics. */
  grantWriting(grantee: iam.IGrantable): void {
    this.group.grantWrite(grantee);
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['cloudwatch:PutMetricData'],
      resourceArns: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': namespace } },
    });
  }
}
