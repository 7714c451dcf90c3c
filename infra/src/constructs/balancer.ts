import { Duration } from 'aws-cdk-lib';
import type * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { edgeDoor } from '../../../server/src/contract/edge-door.ts';
import { serverPort, type Network } from '../stacks/network.ts';
import { originHeader, type OriginSecrets } from './origin-secret.ts';
import type { Servers } from './servers.ts';

type BalancerProps = {
  name: string;
  guarded: boolean;
  network: Network;
  certificate: acm.ICertificate;
  originSecrets: OriginSecrets;
  servers: Servers;
  logs: s3.IBucket;
};

/** Spreads requests over the healthy servers. It has no public address, and answers 403 to whoever does not know the edge's secret. */
export class Balancer extends Construct {
  readonly loadBalancer: elb.ApplicationLoadBalancer;
  readonly listener: elb.ApplicationListener;
  readonly targets: elb.ApplicationTargetGroup;

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    const { network, servers, originSecrets } = props;
    this.loadBalancer = new elb.ApplicationLoadBalancer(this, 'LoadBalancer', {
      loadBalancerName: props.name,
      vpc: network.vpc,
      vpcSubnets: { subnetGroupName: 'servers' },
      internetFacing: false,
      securityGroup: network.groups.balancer,
      deletionProtection: props.guarded,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elb.DesyncMitigationMode.STRICTEST,
      http2Enabled: true,
      // Less than the server keeps a connection (65 s), so that it is never the server who hangs up first.
      idleTimeout: Duration.seconds(60),
    });
    this.loadBalancer.logAccessLogs(props.logs, 'balancer');
    this.targets = new elb.ApplicationTargetGroup(this, 'Targets', {
      vpc: network.vpc,
      port: serverPort,
      protocol: elb.ApplicationProtocol.HTTP,
      targets: [servers.group],
      deregistrationDelay: Duration.seconds(30),
      loadBalancingAlgorithmType:
        elb.TargetGroupLoadBalancingAlgorithmType.LEAST_OUTSTANDING_REQUESTS,
      // Alive, not ready: what is unhealthy is replaced, and a failover of the database must not replace every server.
      healthCheck: {
        path: '/api/health',
        interval: Duration.seconds(10),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
        healthyHttpCodes: '200',
      },
    });
    this.listener = this.loadBalancer.addListener('Listener', {
      port: 443,
      open: false,
      certificates: [props.certificate],
      sslPolicy: elb.SslPolicy.TLS13_RES,
      defaultAction: elb.ListenerAction.fixedResponse(403, {
        contentType: 'text/plain',
        messageBody: 'Please come in by the front door.',
      }),
    });
    const rule = new elb.ApplicationListenerRule(this, 'FromTheEdge', {
      listener: this.listener,
      priority: 1,
      conditions: [elb.ListenerCondition.httpHeader(originHeader, originSecrets.accepted)],
      action: elb.ListenerAction.forward([this.targets]),
    });
    (rule.node.defaultChild as elb.CfnListenerRule).transforms = [
      {
        type: 'url-rewrite',
        urlRewriteConfig: { rewrites: [{ regex: edgeDoor.pattern, replace: '$1' }] },
      },
    ];
    // It names the secrets by their names, which tells CloudFormation nothing of what comes first.
    rule.node.addDependency(originSecrets);
  }
}
