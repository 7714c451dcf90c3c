import { RemovalPolicy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { logLines } from '../../../server/src/contract/log-lines.ts';

export const namespace = 'Larder';

/** How many lines of a log there are like that, as a measure of our own. */
export const countLines = (
  group: logs.ILogGroup,
  id: string,
  metricName: string,
  filterPattern: logs.IFilterPattern,
): cloudwatch.Metric =>
  group
    .addMetricFilter(id, {
      metricNamespace: namespace,
      metricName,
      filterPattern,
      metricValue: '1',
      defaultValue: 0,
    })
    .metric({ statistic: 'Sum' });

/** What the servers say, and how often they call it a fault. */
export class ServerLog extends Construct {
  readonly group: logs.LogGroup;
  readonly faults: cloudwatch.Metric;
  /** How often a server found the first region of the baskets away, or both. */
  readonly basketsMoved: cloudwatch.Metric;

  constructor(scope: Construct, id: string, { name }: { name: string }) {
    super(scope, id);
    this.group = new logs.LogGroup(this, 'Group', {
      logGroupName: `/larder/${name}`,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { FilterPattern } = logs;
    this.faults = countLines(
      this.group,
      'Faults',
      `${name}-faults`,
      // Pino's levels: 50 is an error. A request that was answered with one is counted at the balancer.
      FilterPattern.all(
        FilterPattern.numberValue('$.level', '>=', 50),
        FilterPattern.stringValue('$.msg', '!=', logLines.request),
      ),
    );
    this.basketsMoved = countLines(
      this.group,
      'Baskets',
      `${name}-baskets-moved`,
      FilterPattern.anyTerm(logLines.basketsMoved, logLines.basketsAway),
    );
  }

  /** Log lines and the agent's own metrics. */
  grantWriting(grantee: iam.IGrantable): void {
    this.group.grantWrite(grantee);
    // The agent asks which group its machine belongs to.
    iam.Grant.addToPrincipal({ grantee, actions: ['ec2:DescribeTags'], resourceArns: ['*'] });
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['cloudwatch:PutMetricData'],
      resourceArns: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': namespace } },
    });
  }
}
