import { randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AwsLocal } from './aws-local.ts';
import { credentials } from './services.ts';
import { openVisitor, type Visitor } from './visitor.ts';

export const password = 'three limes on a sill';

/** The code in the newest letter to this address. */
export function codeFor({ services }: AwsLocal, email: string): string {
  const letter = services.cognito.letters.findLast(({ to }) => to === email);
  const code = /\b\d{6}\b/.exec(letter?.text ?? '')?.[0];
  if (!code) throw new Error(`No letter to ${email} has a code.`);
  return code;
}

/** Asks, and is answered well. */
export async function well<Body>(
  visitor: Visitor,
  method: string,
  path: string,
  asking: Parameters<Visitor['ask']>[2] = {},
): Promise<Body> {
  const reply = await visitor.ask<Body>(method, path, asking);
  if (reply.status >= 300)
    throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** Signs up, reads the letter, confirms and signs in, all by way of the edge. */
export async function newCustomer(local: AwsLocal): Promise<Visitor & { email: string }> {
  const visitor = openVisitor(local);
  const email = `${randomUUID()}@example.com`;
  await well(visitor, 'POST', '/auth/sign-up', { body: { email, password } });
  const code = codeFor(local, email);
  await well(visitor, 'POST', '/auth/confirm', { body: { email, code } });
  await well(visitor, 'POST', '/auth/sign-in', { body: { email, password } });
  return { ...visitor, email };
}

/** Somebody who signed up, and whom whoever may use the AWS account then makes an administrator; they sign in after. */
export async function newAdministrator(local: AwsLocal): Promise<{ email: string }> {
  const { email } = await newCustomer(local);
  const { endpoint, region, id } = local.services.cognito;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = credentials;
  const operator = new CognitoIdentityProviderClient({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
  });
  await operator.send(
    new AdminAddUserToGroupCommand({
      UserPoolId: id,
      Username: email,
      GroupName: 'administrators',
    }),
  );
  operator.destroy();
  return { email };
}

export type Placed = { orderNo: number; deliveryDay: string };

/** Puts a meal into the basket and orders it. */
export async function orderBox(visitor: Visitor, slug: string): Promise<Placed> {
  const { recipeNo } = await well<{ recipeNo: number }>(visitor, 'GET', `/api/recipes/${slug}`);
  await well(visitor, 'POST', '/api/cart/lines', { body: { recipeNo, servings: 2 } });
  type Basket = { version: number; price: { totalCents: number } | null };
  const postcode = 'D02 XY45';
  const { version, price } = await well<Basket>(visitor, 'PUT', '/api/cart/place', {
    body: { postcode },
  });
  type Days = { items: { day: string }[] };
  const { items } = await well<Days>(visitor, 'GET', '/api/delivery-days');
  const deliveryDay = items[0]?.day ?? '';
  const { orderNo } = await well<{ orderNo: number }>(visitor, 'POST', '/api/orders', {
    headers: { 'idempotency-key': randomUUID() },
    body: {
      basketVersion: version,
      totalCents: price?.totalCents,
      deliveryDay,
      deliverTo: { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street', postcode },
      confirmedAge: 18,
    },
  });
  return { orderNo, deliveryDay };
}
