import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import type { Times } from './edge-cache.ts';

const none = z.literal('none');
const cachePolicySchema = z.object({
  CachePolicyConfig: z.object({
    MinTTL: z.number(),
    DefaultTTL: z.number(),
    MaxTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      CookiesConfig: z.object({ CookieBehavior: none }),
      HeadersConfig: z.object({ HeaderBehavior: none }),
      QueryStringsConfig: z.object({ QueryStringBehavior: none }),
    }),
  }),
});

/** Policies that CloudFront brings, by the ids that its documentation lists. */
const managed = {
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  allViewer: '216adef6-5c7f-47e4-b989-5492eafa07d3',
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
};

type Passes = 'nothing' | 'everything' | 'everything but the host';

const behaviour = z.object({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['HEAD', 'GET']),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string(),
  ViewerProtocolPolicy: z.literal('redirect-to-https'),
  FunctionAssociations: z
    .array(z.object({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .max(1)
    .default([]),
});

const header = z.object({ HeaderName: z.string(), HeaderValue: z.string() });
const originSchema = z.object({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string().default(''),
  OriginCustomHeaders: z.array(header).default([]),
  OriginAccessControlId: z.string().optional(),
  S3OriginConfig: z.object({}).optional(),
  CustomOriginConfig: z.object({ OriginProtocolPolicy: z.literal('https-only') }).optional(),
  VpcOriginConfig: z.object({ VpcOriginId: z.string() }).optional(),
});
export type Origin = z.output<typeof originSchema>;

const distributionSchema = z.object({
  DistributionConfig: z.object({
    Enabled: z.literal(true),
    Aliases: z.array(z.string()).min(1),
    WebACLId: z.string(),
    Origins: z.array(originSchema),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.array(behaviour.extend({ PathPattern: z.string() })),
  }),
});

export type Behaviour = z.output<typeof behaviour> & {
  pattern: RegExp;
  times: Times;
  passes: Passes;
};

/** What the template says of the edge, in the order in which it is looked through. */
export function readEdge(cloud: Cloud) {
  const { DistributionConfig: config } = cloud.one(
    'AWS::CloudFront::Distribution',
    distributionSchema,
  ).properties;
  const policies = new Map(
    cloud.all('AWS::CloudFront::CachePolicy', cachePolicySchema).map(({ ref, properties }) => {
      const { MinTTL: least, DefaultTTL: usual, MaxTTL: most } = properties.CachePolicyConfig;
      return [ref, { least, usual, most }];
    }),
  ).set(managed.cachingDisabled, { least: 0, usual: 0, most: 0 });

  const read = (given: z.output<typeof behaviour>, path: string): Behaviour => {
    const times = policies.get(given.CachePolicyId);
    if (!times) throw new Error(`The stand-in for the edge does not know how ${path} is cached.`);
    return { ...given, pattern: patternOf(path), times, passes: passesOf(given, path) };
  };
  return {
    aliases: config.Aliases,
    acl: config.WebACLId,
    origins: new Map(config.Origins.map((origin) => [origin.Id, origin])),
    behaviours: [
      ...config.CacheBehaviors.map((each) => read(each, each.PathPattern)),
      read(config.DefaultCacheBehavior, '*'),
    ],
  };
}

function passesOf({ OriginRequestPolicyId: id }: z.output<typeof behaviour>, path: string): Passes {
  if (id === undefined) return 'nothing';
  if (id === managed.allViewer) return 'everything';
  if (id === managed.allViewerExceptHost) return 'everything but the host';
  throw new Error(`The stand-in for the edge does not know what ${path} passes on.`);
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.+]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
