import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { openCache, secondsToKeep, unlessKnown } from './edge-cache.ts';
import { readEdge, type Behaviour, type Origin } from './edge-config.ts';
import { responseHeaders } from './edge-headers.ts';
import { endToEnd, forwardedFor, said, type Answer, type Asked, type Handler } from './exchange.ts';
import type { openFirewall } from './firewall.ts';
import { viewerFunction } from './viewer-function.ts';

/** Where the edge's own requests come from. */
const edgeAddress = '192.0.2.10';

type Behind = {
  firewall: ReturnType<typeof openFirewall>;
  gateway: { host: string; handle: Handler };
  balancer: { ref: string; handle: Handler };
  /** Reads an object, with the edge's permission. */
  bucket: (name: string, asked: Asked) => Promise<Answer>;
  clock?: () => number;
};

const functionSchema = z.object({ FunctionCode: z.string() });
const vpcOriginSchema = z.object({
  VpcOriginEndpointConfig: z.object({
    Arn: z.string(),
    OriginProtocolPolicy: z.literal('https-only'),
  }),
});

/** The CloudFront distribution: what it keeps, what it passes on and to whom, and what it says with every answer. */
export function openEdge(cloud: Cloud, behind: Behind): Handler {
  const { aliases, behaviours, origins } = readEdge(cloud);
  const finish = responseHeaders(cloud);
  const cache = openCache(behind.clock ?? Date.now);
  const functions = new Map(
    cloud
      .all('AWS::CloudFront::Function', functionSchema)
      .map(({ ref, properties }) => [
        `${ref}.FunctionARN`,
        viewerFunction(properties.FunctionCode),
      ]),
  );
  const targets = new Map(
    [...origins].map(([id, origin]) => [id, openOrigin(cloud, origin, behind)]),
  );

  async function answerOf(asked: Asked): Promise<Answer> {
    if (!aliases.includes(asked.headers['host'] ?? '')) return refused(403, 'Unknown host.');
    const objection = behind.firewall.objection(asked);
    if (objection) return objection;
    const found = behaviours.find(({ pattern }) => pattern.test(asked.path));
    if (!found) throw new Error('The edge has no default behaviour.');
    if (!found.AllowedMethods.includes(asked.method)) return refused(403, 'Method not allowed.');
    if (['GET', 'HEAD'].includes(asked.method) && asked.body.length > 0)
      return refused(403, 'A GET request has no body.');
    const answer = await answerFrom(found, asked);
    return finish.get(found.ResponseHeadersPolicyId)?.(answer) ?? answer;
  }

  async function answerFrom(found: Behaviour, asked: Asked): Promise<Answer> {
    const [association] = found.FunctionAssociations;
    const run = association && functions.get(association.FunctionARN);
    if (association && !run) throw new Error('The edge has no such function.');
    const seen = run ? run(asked) : asked;
    if ('status' in seen) return seen;
    // The template's cache policies put neither queries nor headers nor cookies into the key.
    const key = `${found.TargetOriginId} ${seen.path}`;
    const cacheable = ['GET', 'HEAD'].includes(seen.method);
    const kept = cacheable && cache.find(key);
    if (kept) return unlessKnown(kept, seen);
    const answer = await targets.get(found.TargetOriginId)?.(seen, found);
    if (!answer) throw new Error('The edge has no such origin.');
    const seconds = secondsToKeep(answer, found.times);
    if (seen.method === 'GET') cache.keep(key, answer, seconds);
    const missed = { ...answer, headers: { ...answer.headers, 'x-cache': 'Miss from cloudfront' } };
    return found.passes === 'nothing' ? unlessKnown(missed, seen) : missed;
  }

  return async (asked) => {
    const answer = await answerOf(asked);
    return { ...answer, headers: { ...endToEnd(answer.headers), via: '1.1 edge (CloudFront)' } };
  };
}

const refused = (status: number, sentence: string): Answer =>
  said(status, sentence, { 'content-type': 'text/plain', 'x-cache': 'Error from cloudfront' });

/** Asks what the template names as the origin. The edge's own headers stand over whatever the viewer sent. */
function openOrigin(cloud: Cloud, origin: Origin, { gateway, balancer, bucket }: Behind) {
  const own = Object.fromEntries(
    origin.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
      HeaderName.toLowerCase(),
      HeaderValue,
    ]),
  );
  const ask = askerOf();
  return (seen: Asked, { passes }: Behaviour): Promise<Answer> => {
    const viewers = passes === 'nothing' ? { 'user-agent': 'Amazon CloudFront' } : seen.headers;
    const host = passes === 'everything' ? seen.headers['host'] : origin.DomainName;
    const headers = {
      ...endToEnd<string>(viewers),
      host: host ?? '',
      'x-forwarded-for': forwardedFor(seen),
      via: '1.1 edge (CloudFront)',
      ...own,
    };
    const query = passes === 'nothing' ? '' : seen.query;
    const path = `${origin.OriginPath}${seen.path}`;
    return ask({ ...seen, path, query, headers, from: edgeAddress });
  };

  function askerOf(): Handler {
    const name = /^([^.]+)\.s3\./.exec(origin.DomainName)?.[1];
    if (origin.S3OriginConfig && name) {
      if (!origin.OriginAccessControlId) throw new Error(`${name} would have to be public.`);
      return (asked) => bucket(name, asked);
    }
    if (origin.CustomOriginConfig && origin.DomainName === gateway.host) return gateway.handle;
    const vpc = cloud
      .all('AWS::CloudFront::VpcOrigin', vpcOriginSchema)
      .find(({ ref }) => `${ref}.Id` === origin.VpcOriginConfig?.VpcOriginId);
    if (vpc?.properties.VpcOriginEndpointConfig.Arn === balancer.ref) return balancer.handle;
    throw new Error(`Nobody knows what ${origin.DomainName} is.`);
  }
}
