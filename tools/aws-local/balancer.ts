import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { passOn } from './doors.ts';
import { forwardedFor, said, type Asked, type Handler } from './exchange.ts';

const action = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('forward'), TargetGroupArn: z.string() }),
  z.object({
    Type: z.literal('fixed-response'),
    FixedResponseConfig: z.object({
      StatusCode: z.string(),
      ContentType: z.string().default('text/plain'),
      MessageBody: z.string().default(''),
    }),
  }),
]);

const listenerSchema = z.object({
  LoadBalancerArn: z.string(),
  Protocol: z.literal('HTTPS'),
  DefaultActions: z.array(action),
});

const ruleSchema = z.object({
  ListenerArn: z.string(),
  Priority: z.number(),
  Actions: z.array(action),
  Transforms: z
    .array(
      z.object({
        Type: z.literal('url-rewrite'),
        UrlRewriteConfig: z.object({
          Rewrites: z.array(z.object({ Regex: z.string(), Replace: z.string() })),
        }),
      }),
    )
    .default([]),
  Conditions: z.array(
    z.object({
      Field: z.literal('http-header'),
      HttpHeaderConfig: z.object({ HttpHeaderName: z.string(), Values: z.array(z.string()) }),
    }),
  ),
});
type Rule = z.output<typeof ruleSchema>;

const balancerSchema = z.object({
  Scheme: z.literal('internal'),
  LoadBalancerAttributes: z.array(z.object({ Key: z.string(), Value: z.string() })),
});

const targetsSchema = z.object({
  HealthCheckPath: z.string(),
  Matcher: z.object({ HttpCode: z.string() }),
});

/** The balancer in front of the servers: what its listener's rules let in goes to `server`, the address of the only target. */
export function openBalancer(cloud: Cloud, server: () => string) {
  const listener = cloud.one('AWS::ElasticLoadBalancingV2::Listener', listenerSchema);
  const { properties, ref } = cloud.one(
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    balancerSchema,
  );
  const targets = cloud.one('AWS::ElasticLoadBalancingV2::TargetGroup', targetsSchema);
  const attributes = new Map(
    properties.LoadBalancerAttributes.map(({ Key, Value }) => [Key, Value]),
  );
  const idleMs = Number(attributes.get('idle_timeout.timeout_seconds')) * 1000;
  const dropsOddNames =
    attributes.get('routing.http.drop_invalid_header_fields.enabled') === 'true';
  const rules = cloud
    .all('AWS::ElasticLoadBalancingV2::ListenerRule', ruleSchema)
    .filter((rule) => rule.properties.ListenerArn === listener.ref)
    .map((rule) => rule.properties)
    .toSorted((one, other) => one.Priority - other.Priority);

  const handle: Handler = async (asked) => {
    const rule = rules.find(({ Conditions }) => Conditions.every((each) => holds(each, asked)));
    const [first] = rule?.Actions ?? listener.properties.DefaultActions;
    if (!first) throw new Error('The listener has nothing to do.');
    if (first.Type === 'fixed-response') {
      const { StatusCode, ContentType, MessageBody } = first.FixedResponseConfig;
      return said(Number(StatusCode), MessageBody, { 'content-type': ContentType });
    }
    if (first.TargetGroupArn !== targets.ref) throw new Error('The rule leads to no target.');
    return passOn(
      server(),
      { ...asked, path: pathOf(asked, rule), headers: headersOf(asked) },
      idleMs,
    ).catch(() =>
      said(502, '<html><h1>502 Bad Gateway</h1></html>', { 'content-type': 'text/html' }),
    );
  };

  const pathOf = ({ path }: Asked, rule: Rule | undefined): string =>
    (rule?.Transforms ?? [])
      .flatMap(({ UrlRewriteConfig }) => UrlRewriteConfig.Rewrites)
      .reduce((each, { Regex, Replace }) => each.replace(new RegExp(Regex), Replace), path);

  const headersOf = (asked: Asked): Asked['headers'] => ({
    ...Object.fromEntries(
      Object.entries(asked.headers).filter(([name]) => !dropsOddNames || /^[a-z0-9-]+$/.test(name)),
    ),
    'x-forwarded-for': forwardedFor(asked),
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
  });

  return {
    handle,
    /** What the edge and the API know it by. */
    ref,
    listenerRef: listener.ref,
    /** Whether the target group would send a server requests. */
    isHealthy: async (): Promise<boolean> => {
      const { HealthCheckPath, Matcher } = targets.properties;
      const url = `${server()}${HealthCheckPath}`;
      const status = await fetch(url).then(
        (reply) => reply.status,
        () => undefined,
      );
      return String(status) === Matcher.HttpCode;
    },
  };
}

function holds({ HttpHeaderConfig }: Rule['Conditions'][number], { headers }: Asked): boolean {
  const { HttpHeaderName, Values } = HttpHeaderConfig;
  const value = headers[HttpHeaderName.toLowerCase()];
  return value !== undefined && Values.some((pattern) => wildcard(pattern).test(value));
}

/** `*` is any text and `?` any character; upper and lower case are the same. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    'i',
  );
