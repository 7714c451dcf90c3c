import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { Alarms, everyMinute } from '../constructs/alarms.ts';
import type { Data } from './data.ts';
import type { EdgeCert } from './edge-cert.ts';
import type { Edge } from './edge.ts';
import { globalRegion, Tier, type TierProps } from '../constructs/tier.ts';

type EdgeOpsProps = TierProps & {
  edge: Edge;
  cert: EdgeCert;
  data: Data;
  check: route53.CfnHealthCheck;
};

/** What AWS measures of the edge in us-east-1 only, and the edge's access log. */
export class EdgeOps extends Tier {
  constructor(scope: Construct, id: string, { edge, cert, data, check, ...props }: EdgeOpsProps) {
    super(scope, id, props, { region: globalRegion });
    const alarms = new Alarms(this, 'Alarms', {
      name: this.named('edge-alarms'),
      to: this.store.alarmsTo,
    });
    alarms.ring('Closed', {
      impact: 'Customers cannot reach the store.',
      metric: new cloudwatch.Metric({
        namespace: 'AWS/Route53',
        metricName: 'HealthCheckStatus',
        statistic: 'Minimum',
        dimensionsMap: { HealthCheckId: check.attrHealthCheckId },
        ...everyMinute,
      }),
      below: 1,
      minutes: 2,
      missing: 'bad',
    });
    alarms.ring('EdgeErrors', {
      impact: 'More than one in a hundred answers is an error page.',
      metric: edge.distribution.metric5xxErrorRate({ ...everyMinute, region: globalRegion }),
      above: 1,
      minutes: 5,
    });
    alarms.ring('Blocked', {
      impact: 'The store is attacked, or customers are taken for attackers.',
      metric: new cloudwatch.Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        statistic: 'Sum',
        dimensionsMap: { WebACL: cert.firewall.metric, Rule: 'ALL' },
        ...everyMinute,
      }),
      above: 1000,
      minutes: 5,
    });
    this.keepAccessLog(edge, data);
  }

  private keepAccessLog({ distribution }: Edge, { storage }: Data): void {
    const source = new logs.CfnDeliverySource(this, 'AccessLogSource', {
      name: this.named('edge-access'),
      logType: 'ACCESS_LOGS',
      resourceArn: `arn:aws:cloudfront::${this.account}:distribution/${distribution.distributionId}`,
    });
    const destination = new logs.CfnDeliveryDestination(this, 'AccessLogDestination', {
      name: this.named('edge-access'),
      destinationResourceArn: `arn:aws:s3:::${storage.names.logs}/edge`,
      outputFormat: 'parquet',
    });
    const delivery = new logs.CfnDelivery(this, 'AccessLog', {
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.attrArn,
      s3SuffixPath: '{yyyy}/{MM}/{dd}',
    });
    delivery.addResourceDependency(source);
  }
}
