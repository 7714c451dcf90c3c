import { isIP } from 'node:net';
import { z } from 'zod';
import { awayError } from '../../away.ts';
import type { Caller } from '../../platform.ts';

const limitMs = 5_000;
/** The document's errors carry a name, sometimes behind a namespace. */
const faultShape = z.object({ __type: z.string(), message: z.string().optional() });

/** Something Cognito refused, by the name its API gives it; thrown by the SDK's client too. */
export const isFault = (error: unknown, ...names: string[]): error is Error =>
  error instanceof Error && names.includes(error.name);

/** In time, and as itself. */
export const didNotAnswer = (cause: unknown): Error => awayError('Cognito did not answer.', cause);

/** Asks for what must be there within five seconds. */
export async function fetchWithin(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(limitMs) }).catch(
    (error: unknown) => {
      throw didNotAnswer(error);
    },
  );
  if (response.status >= 500) throw didNotAnswer(`status ${response.status}`);
  return response;
}

export type PublicCalls = ReturnType<typeof openPublicCalls>;

/** The operations that need no signature, as plain JSON: the SDK would be most of what the login function loads. */
export function openPublicCalls(endpoint: string) {
  return async <Shape extends z.ZodType>(
    operation: string,
    input: Record<string, unknown>,
    shape: Shape,
  ): Promise<z.output<Shape>> => {
    const response = await fetchWithin(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const answer: unknown = await response.json().catch((error: unknown) => {
      throw didNotAnswer(error);
    });
    if (response.ok) return shape.parse(answer);
    const { __type, message } = faultShape.parse(answer);
    const fault = new Error(`${operation}: ${message ?? 'no reason given'}`);
    // Cognito gives this the name of a wrong password.
    const isHash = /secret hash/i.test(fault.message);
    fault.name = isHash ? 'WrongSecretHash' : __type.slice(__type.lastIndexOf('#') + 1);
    throw fault;
  };
}

/** Whose device is asking, for threat protection: without it Cognito sees the address of our own function. */
export const contextOf = ({ address }: Caller): { UserContextData?: { IpAddress: string } } =>
  isIP(address) ? { UserContextData: { IpAddress: address } } : {};
