import { admin } from './admin.ts';
import type { Operation } from './operation.ts';
import { fault } from './pool.ts';
import type { Pool } from './pool.ts';
import { registration } from './registration.ts';
import { signIn } from './sign-in.ts';
import { totp } from './totp.ts';

const operations: Record<string, Operation> = { ...registration, ...signIn, ...totp, ...admin };
const service = 'AWSCognitoIdentityProviderService.';

export type Asked = { operation: string; input: unknown };

/** One call of the API: its target, its body, and whether it was signed. */
export function readCall(pool: Pool, target: string, authorization: string, body: string): Asked {
  const operation = target.slice(service.length);
  if (!target.startsWith(service) || !Object.hasOwn(operations, operation))
    throw fault('UnknownOperationException', target);
  const scope = `/${pool.region}/cognito-idp/aws4_request`;
  const signed = authorization.startsWith('AWS4-HMAC-SHA256 ') && authorization.includes(scope);
  if (operation in admin && !signed)
    throw fault('MissingAuthenticationTokenException', 'Missing Authentication Token');
  return { operation, input: JSON.parse(body) };
}

export async function answer(pool: Pool, { operation, input }: Asked): Promise<object> {
  const found = operations[operation];
  if (!found) throw fault('UnknownOperationException', operation);
  return found(pool, input);
}
