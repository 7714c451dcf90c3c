import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigatewayv2';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  HttpAlbIntegration,
  HttpLambdaIntegration,
} from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import type { Construct, IConstruct } from 'constructs';
import { edgeDoor } from '../../../server/src/contract/edge-door.ts';
import { accept } from '../accept.ts';
import {
  apiRoutes,
  describedAt,
  greedyRoutes,
  methodsOf,
  namedRoutes,
  shareOf,
  signInRoute,
  softwareDoor,
} from '../api-routes.ts';
import { apiHost, type App } from './app.ts';
import type { Identity } from './identity.ts';
import { Login } from '../constructs/login.ts';
import type { Network } from './network.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';

type ApiProps = TierProps & {
  zone: route53.IHostedZone;
  network: Network;
  identity: Identity;
  app: App;
};

/** The entrance of the API: who may come in, how often, and a line of log for each. What is not public asks for a token, routes nobody has heard of too; those of other software the servers know. */
export class Api extends Tier {
  readonly api: apigw.HttpApi;
  readonly host: string;
  readonly login: Login;
  readonly log: logs.LogGroup;

  constructor(scope: Construct, id: string, { zone, network, identity, app, ...props }: ApiProps) {
    super(scope, id, props);
    this.host = apiHost(this.store.domain);
    this.login = new Login(this, 'Login', {
      store: this.store,
      identity,
      originSecrets: app.originSecrets,
      mostAtOnce: this.store.signInsAtOnce,
    });
    const domain = new apigw.DomainName(this, 'Domain', {
      domainName: this.host,
      certificate: app.certificate,
      securityPolicy: apigw.SecurityPolicy.TLS_1_2,
    });
    this.api = new apigw.HttpApi(this, 'Api', {
      apiName: this.named('api'),
      description: 'The API of the store and its login function',
      disableExecuteApiEndpoint: true,
      createDefaultStage: false,
    });
    this.addRoutes({ network, identity, app });
    this.log = this.openStage(domain, app);
    for (const Alias of [route53.ARecord, route53.AaaaRecord]) {
      new Alias(this, `Api${Alias.name}`, {
        zone,
        recordName: this.host,
        target: route53.RecordTarget.fromAlias(
          new ApiGatewayv2DomainProperties(domain.regionalDomainName, domain.regionalHostedZoneId),
        ),
      });
    }
  }

  private addRoutes({ network, identity, app }: Pick<ApiProps, 'network' | 'identity' | 'app'>) {
    const { vpc, groups } = network;
    const authorizer = new HttpJwtAuthorizer(
      'Accounts',
      `https://cognito-idp.${this.region}.amazonaws.com/${identity.pool.userPoolId}`,
      { jwtAudience: [identity.client.userPoolClientId] },
    );
    const link = new apigw.VpcLink(this, 'Link', {
      vpc,
      subnets: { subnetGroupName: 'servers' },
      securityGroups: [groups.apiLink],
    });
    const throughLink = {
      vpcLink: link,
      secureServerName: this.store.domain,
      timeout: Duration.seconds(29),
    };
    const servers = new HttpAlbIntegration('Servers', app.balancer.listener, throughLink);
    const login = new HttpLambdaIntegration('Login', this.login.function);
    const signIn = this.api.addRoutes({
      path: signInRoute.path,
      methods: [apigw.HttpMethod.ANY],
      integration: login,
    });
    for (const open of signIn) accept(open, 'Who signs in has no token yet.', 'APIG4');
    for (const { path } of greedyRoutes)
      this.api.addRoutes({
        path,
        methods: [apigw.HttpMethod.ANY],
        integration: servers,
        authorizer,
      });
    const software = this.api.addRoutes({
      path: softwareDoor.path,
      methods: [apigw.HttpMethod.ANY],
      integration: new HttpAlbIntegration('Software', app.balancer.listener, {
        ...throughLink,
        parameterMapping: new apigw.ParameterMapping().overwritePath(
          apigw.MappingValue.custom(softwareDoor.leadsTo),
        ),
      }),
    });
    for (const open of software)
      accept(open, 'The store itself knows its tokens, and refuses whoever has none.', 'APIG4');
    for (const route of [...namedRoutes(apiRoutes), ...describedAt]) {
      const added = this.api.addRoutes({
        path: route.path,
        methods: methodsOf(route),
        integration: servers,
        ...(route.access !== 'everyone' && { authorizer }),
      });
      if (route.access === 'everyone')
        for (const open of added) accept(open, 'Public: the app says so of this route.', 'APIG4');
    }
  }

  private openStage(domain: apigw.DomainName, { originDoors }: App): logs.LogGroup {
    const { requestsPerSecond: rate } = this.scale;
    const log = new logs.LogGroup(this, 'AccessLog', {
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new apigw.HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: rate, burstLimit: rate * 2 },
      accessLogSettings: {
        destination: new apigw.LogGroupLogDestination(log),
        format: AccessLogFormat.custom(accessLogFormat),
      },
    });
    const limits = namedRoutes(apiRoutes).flatMap((route) =>
      methodsOf(route).map((method): [string, number] => [
        `${method} ${route.path}`,
        Math.ceil(rate * shareOf(route)),
      ]),
    );
    for (const { key, share } of [...greedyRoutes, softwareDoor])
      limits.push([key, Math.ceil(rate * share)]);
    (stage.node.defaultChild as apigw.CfnStage).routeSettings = Object.fromEntries(
      limits.map(([key, limit]) => [
        key,
        {
          ThrottlingRateLimit: limit,
          ThrottlingBurstLimit: limit * 2,
        },
      ]),
    );
    // A limit can only be set for a route that is there.
    stage.node.addDependency(...this.api.node.findAll().filter(isRoute));
    // The name alone leads nowhere: without a door that only the edge knows, API Gateway finds no API, no limit is used up and nobody is asked.
    for (const [index, secret] of originDoors.accepted.entries())
      new apigw.CfnApiMapping(this, `Door${this.store.originSecretGeneration - index}`, {
        apiId: this.api.apiId,
        domainName: domain.name,
        stage: stage.stageName,
        apiMappingKey: edgeDoor.partOf(secret),
      }).node.addDependency(stage, domain);
    return log;
  }
}

/** The route and its outcome as the access log writes them: every value is a text there. */
export const linesOf = (key: string, status: '4*' | '5*'): logs.IFilterPattern =>
  logs.FilterPattern.all(
    logs.FilterPattern.stringValue('$.route', '=', key),
    logs.FilterPattern.stringValue('$.status', '=', status),
  );

const isRoute = (node: IConstruct) => node instanceof apigw.HttpRoute;

/** No address, no query, no token: the route says what was asked. */
const accessLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  originMs: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.error.message',
  originError: '$context.integrationErrorMessage',
});
