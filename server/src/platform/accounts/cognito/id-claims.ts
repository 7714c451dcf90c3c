import { z } from 'zod';
import type { Claims, Group } from '../../platform.ts';

/**
 * When the account got its second factor, and in which session: `<epoch seconds> <origin_jti>`. Cognito asks for the factor at every
 * sign-in from then on, and no customer can write the attribute (decision 8).
 */
const mark = z
  .string()
  .regex(/^\d{10} \S{8,64}$/)
  .transform((text) => {
    const [seconds = '', session = ''] = text.split(' ');
    return { fromSeconds: Number(seconds), session };
  });
export const markAttribute = 'custom:second_factor';
export const writeMark = (fromSeconds: number, session: string): string =>
  `${fromSeconds} ${session}`;

/** What Cognito says in an ID token; times are epoch seconds. */
export const idClaims = z.object({
  token_use: z.literal('id'),
  sub: z.string(),
  email: z.string(),
  'cognito:groups': z.array(z.string()).default([]),
  /** The sign-in that the session began with; all its tokens share both. A pool that revokes no tokens does not tell the second. */
  auth_time: z.number(),
  origin_jti: z.string().optional(),
  iat: z.number(),
  exp: z.number(),
  [markAttribute]: mark.optional(),
});
export type IdClaims = z.output<typeof idClaims>;

/** Whether the session was opened, or raised, with the second factor that the account has now. */
function hasSecondFactor(claims: IdClaims): boolean {
  const { [markAttribute]: enrolled, auth_time: signedInAt, origin_jti: session } = claims;
  return (
    enrolled !== undefined && (signedInAt >= enrolled.fromSeconds || session === enrolled.session)
  );
}

/** A session from before the account's second factor, which ended when that was proved. */
export const endedByEnrolment = (claims: IdClaims): boolean =>
  claims[markAttribute] !== undefined && !hasSecondFactor(claims);

const groups: Group[] = ['customers', 'administrators'];

export const claimsOf = (claims: IdClaims): Claims => ({
  accountId: claims.sub,
  email: claims.email,
  groups: groups.filter((group) => claims['cognito:groups'].includes(group)),
  mfa: hasSecondFactor(claims),
  issuedAt: new Date(claims.iat * 1000),
  expiresAt: new Date(claims.exp * 1000),
});
