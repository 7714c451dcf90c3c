import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { Cloud } from './cloud.ts';
import { saidJson, type Answer, type Asked } from './exchange.ts';

const schema = z.object({
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()).min(1), Issuer: z.string() }),
});

/** The API's JWT authoriser: the token's signature, issuer, audience and time; what the caller may do is the server's to say. */
export function openAuthorizer(cloud: Cloud, keysOf: (issuer: string) => Promise<JSONWebKeySet>) {
  const { ref, properties } = cloud.one('AWS::ApiGatewayV2::Authorizer', schema);
  const { Audience: audience, Issuer: issuer } = properties.JwtConfiguration;
  return {
    ref,
    /** The answer to whoever may not come in. */
    objection: async ({ headers }: Asked): Promise<Answer | undefined> => {
      const token = (headers['authorization'] ?? '').replace(/^bearer +/i, '');
      if (!token) return unauthorized('Bearer');
      const keys = createLocalJWKSet(await keysOf(issuer));
      return jwtVerify(token, keys, { issuer, audience }).then(
        () => undefined,
        () => unauthorized('Bearer error="invalid_token"'),
      );
    },
  };
}

const unauthorized = (challenge: string): Answer =>
  saidJson(401, 'Unauthorized', { 'www-authenticate': challenge });
