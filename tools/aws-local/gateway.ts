import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { openAuthorizer } from './authorizer.ts';
import type { Cloud } from './cloud.ts';
import { endToEnd, forwardedFor, saidJson, without } from './exchange.ts';
import type { Answer, Asked, Handler } from './exchange.ts';
import { chooseRoute, openThrottle, type Limit } from './routes.ts';

const apiSchema = z.object({
  ProtocolType: z.literal('HTTP'),
  DisableExecuteApiEndpoint: z.literal(true),
});
const domainSchema = z.object({ DomainName: z.string() });
const mappingSchema = z.object({
  DomainName: z.string(),
  Stage: z.literal('$default'),
  ApiMappingKey: z.string().default(''),
});
const routeSchema = z.object({
  RouteKey: z.string(),
  Target: z.string().regex(/^integrations\//),
  AuthorizationType: z.enum(['NONE', 'JWT']),
  AuthorizerId: z.string().optional(),
});
const integrationSchema = z.object({
  IntegrationType: z.enum(['AWS_PROXY', 'HTTP_PROXY']),
  IntegrationUri: z.string(),
  TimeoutInMillis: z.number().default(30_000),
  RequestParameters: z
    .strictObject({ 'overwrite:path': z.string().regex(/^[^$]*\$\{request\.path\.proxy\}$/) })
    .optional(),
});
const limits = z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() });
const stageSchema = z.object({
  StageName: z.literal('$default'),
  DefaultRouteSettings: limits,
  RouteSettings: z.record(z.string(), limits).default({}),
});

/** What an HTTP API takes at most: Amazon API Gateway's quotas, which cannot be raised. */
const most = { bodyBytes: 10 * 1024 * 1024, headerBytes: 10_240, ms: 30_000 };

/** The address that the network link's requests come to the balancer from. */
const linkAddress = '10.0.1.10';

type Behind = {
  authorizer: ReturnType<typeof openAuthorizer>;
  balancer: { listenerRef: string; handle: Handler };
  login: { arn: string; handle: Handler };
  clock?: () => number;
};

/** The HTTP API: its routes, who may come in, how often, and what stands behind each. */
export function openGateway(cloud: Cloud, { authorizer, balancer, login, ...options }: Behind) {
  cloud.one('AWS::ApiGatewayV2::Api', apiSchema);
  const { DomainName: host } = cloud.one('AWS::ApiGatewayV2::DomainName', domainSchema).properties;
  const stage = cloud.one('AWS::ApiGatewayV2::Stage', stageSchema).properties;
  const integrations = new Map(
    cloud
      .all('AWS::ApiGatewayV2::Integration', integrationSchema)
      .map(({ ref, properties }) => [`integrations/${ref}`, properties]),
  );
  const routes = new Map(
    cloud
      .all('AWS::ApiGatewayV2::Route', routeSchema)
      .map(({ properties }) => [properties.RouteKey, properties]),
  );
  const doors = cloud
    .all('AWS::ApiGatewayV2::ApiMapping', mappingSchema)
    .map(({ properties }) => properties.ApiMappingKey && `/${properties.ApiMappingKey}`);
  const isTooOften = openThrottle(options.clock ?? Date.now);

  function limitOf(key: string): Limit {
    const { ThrottlingRateLimit, ThrottlingBurstLimit } =
      stage.RouteSettings[key] ?? stage.DefaultRouteSettings;
    return { rate: ThrottlingRateLimit, burst: ThrottlingBurstLimit };
  }

  async function integrate(
    asked: Asked,
    key: string,
    target: string,
    door: string,
  ): Promise<Answer> {
    const integration = integrations.get(target);
    if (!integration) throw new Error(`${key} leads nowhere.`);
    const { IntegrationType, IntegrationUri, RequestParameters } = integration;
    if (IntegrationType === 'AWS_PROXY') {
      if (IntegrationUri !== login.arn) throw new Error(`${key} leads to an unknown function.`);
      return login.handle(asked);
    }
    if (IntegrationUri !== balancer.listenerRef) throw new Error(`${key} leads to no listener.`);
    const written = RequestParameters?.['overwrite:path'];
    const path =
      written === undefined ? asked.path : overwritten(written, key, asked.path.slice(door.length));
    return balancer.handle(throughLink({ ...asked, path }, host));
  }

  const handle: Handler = async (asked) => {
    const bytes = Object.entries(asked.headers).flat().join('').length + asked.query.length;
    if (bytes > most.headerBytes) return saidJson(431, 'Request Header Fields Too Large');
    if (asked.body.length > most.bodyBytes) return saidJson(413, 'Request Entity Too Large');
    // Its own address is closed: only the name that the templates give it is known.
    if (asked.headers['host'] !== host) return saidJson(403, 'Forbidden');
    // A part of the path chooses the API, before anything of the API itself is asked; what stands behind hears the whole path.
    const door = doors.find((each) => asked.path.startsWith(`${each}/`));
    if (door === undefined) return saidJson(403, 'Forbidden');
    const key = chooseRoute([...routes.keys()], asked.method, asked.path.slice(door.length));
    const route = key && routes.get(key);
    if (!route) return saidJson(404, 'Not Found');
    if (route.AuthorizationType === 'JWT') {
      if (route.AuthorizerId !== authorizer.ref) throw new Error(`${key} has no authoriser.`);
      const objection = await authorizer.objection(asked);
      if (objection) return objection;
    }
    if (isTooOften(key, limitOf(key))) return saidJson(429, 'Too Many Requests');
    const answer = await within(most.ms, integrate(asked, key, route.Target, door));
    return { ...answer, headers: { ...endToEnd(answer.headers), 'apigw-requestid': randomUUID() } };
  };

  return { host, handle };
}

/** The path that a route's integration is asked for, with what the greedy part of its key stands for. */
function overwritten(written: string, key: string, path: string): string {
  const [, before = ''] = /^\S+ (.*)\{proxy\+\}$/.exec(key) ?? [];
  return written.replace(/\$\{request\.path\.proxy\}/, () => path.slice(before.length));
}

/** An HTTP API tells a server behind a link who asked in `Forwarded` alone; X-Forwarded-For begins anew at the balancer. */
function throughLink(asked: Asked, host: string): Asked {
  const hops = forwardedFor(asked).split(', ');
  const forwarded = `by=${linkAddress};${hops.map((hop) => `for=${hop}`).join(',')};host=${host};proto=https`;
  return {
    ...asked,
    headers: { ...without(asked.headers, 'x-forwarded-for'), forwarded },
    from: linkAddress,
  };
}

async function within(ms: number, answer: Promise<Answer>): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const timer = setTimeout(() => resolve(saidJson(503, 'Service Unavailable')), ms);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
