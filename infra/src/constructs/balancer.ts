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
  /** What places orders, where that is apart. */
  orderServers: Servers | undefined;
  logs: s3.IBucket;
};

/** Spreads requests over the healthy servers. It has no public address, and answers 403 to whoever does not know the edge's secret. */
export class Balancer extends Construct {
  readonly loadBalancer: elb.ApplicationLoadBalancer;
  readonly listener: elb.ApplicationListener;
  readonly targets: elb.ApplicationTargetGroup;
  readonly orderTargets: elb.ApplicationTargetGroup | undefined;

  constructor(scope: Construct, id: string, props: BalancerProps) {
    super(scope, id);
    const { network, servers, orderServers } = props;
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
    this.targets = this.targetsOf('Targets', network, servers);
    this.orderTargets = orderServers && this.targetsOf('OrderTargets', network, orderServers);
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
    // Room before it: a rule that comes later must not take the number of one that is there.
    this.route('FromTheEdge', 10, props, this.targets, []);
    if (this.orderTargets)
      for (const [index, paths] of orderPaths.entries())
        this.route(`Orders${index + 1}`, index + 1, props, this.orderTargets, [
          elb.ListenerCondition.httpRequestMethods(['POST']),
          elb.ListenerCondition.pathPatterns(paths),
        ]);
  }

  private route(
    id: string,
    priority: number,
    { originSecrets }: BalancerProps,
    targets: elb.ApplicationTargetGroup,
    conditions: elb.ListenerCondition[],
  ): void {
    const rule = new elb.ApplicationListenerRule(this, id, {
      listener: this.listener,
      priority,
      conditions: [
        elb.ListenerCondition.httpHeader(originHeader, originSecrets.accepted),
        ...conditions,
      ],
      action: elb.ListenerAction.forward([targets]),
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

  private targetsOf(id: string, { vpc }: Network, servers: Servers): elb.ApplicationTargetGroup {
    return new elb.ApplicationTargetGroup(this, id, {
      vpc,
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
  }
}

/**
 * Where orders are placed: at the API, with the door of the edge before it or without, and by the page of the checkout in every language. Two a rule, since
 * a rule has five values at most, and two generations of the secret and the method are three of them.
 */
const orderPaths = [
  ['/api/orders', '/edge-*/api/orders'],
  ['/checkout*', '/??/checkout*'],
];
