import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDefaultServer } from 'cognito-local';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  expectRefusal,
  goodPassword,
  newCaller,
  newEmail,
  tokensFrom,
} from '../accounts.fixtures.ts';
import { openCognitoAccounts } from '../cognito.ts';

const region = 'eu-west-1';
const code = '123456';
const home = process.cwd();
let folder: string;
let endpoint: string;
let stop: () => Promise<unknown>;

/** Somebody else's Cognito, which reads its settings from the folder it is started in. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'larder-cognito-'));
  await mkdir(join(folder, '.cognito'));
  const settings = {
    ServerConfig: { port: 0, hostname: '127.0.0.1' },
    TokenConfig: { IssuerDomain: `https://cognito-idp.${region}.amazonaws.com` },
  };
  await writeFile(join(folder, '.cognito/config.json'), JSON.stringify(settings));
  process.chdir(folder);
  Object.assign(process.env, {
    CODE: code,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  const log = pino({ level: 'silent' }) as unknown as Parameters<typeof createDefaultServer>[0];
  const server = await (await createDefaultServer(log)).start();
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
});
afterAll(async () => {
  await stop();
  process.chdir(home);
  delete process.env['CODE'];
  await rm(folder, { recursive: true });
});

async function ask<Answer>(operation: string, input: object): Promise<Answer> {
  const reply = await fetch(`${endpoint}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  });
  expect(reply.status).toBe(200);
  return (await reply.json()) as Answer;
}

test('another maker’s Cognito understands a sign-up, its confirmation and sign-in', async () => {
  const { UserPool } = await ask<{ UserPool: { Id: string } }>('CreateUserPool', {
    PoolName: 'larder',
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
  });
  const UserPoolId = UserPool.Id;
  await ask('CreateGroup', { UserPoolId, GroupName: 'customers' });
  type Client = { UserPoolClient: { ClientId: string; ClientSecret: string } };
  const { UserPoolClient } = await ask<Client>('CreateUserPoolClient', {
    UserPoolId,
    ClientName: 'store',
    GenerateSecret: true,
    IdTokenValidity: 15,
  });
  const accounts = openCognitoAccounts({
    region,
    pool: UserPoolId,
    endpoint,
    appName: () => 'Larder',
    site: 'https://larder.example',
    evenMs: 0,
    client: UserPoolClient.ClientId,
    clientSecret: UserPoolClient.ClientSecret,
    mail: () => Promise.resolve(),
    log: { error: () => undefined, warn: () => undefined },
    keepEnding: () => Promise.reject(new Error('nothing to keep')),
  });
  const who = { email: newEmail(), password: goodPassword };
  const from = newCaller();

  await accounts.signUp(who, from);
  await expectRefusal(accounts.signIn(who, from), 'not-confirmed');
  await expectRefusal(accounts.confirm({ email: who.email, code: '654321' }, from), 'wrong-code');
  await accounts.confirm({ email: who.email, code }, from);
  // Else the first sign-in is renewed to learn of it, which this Cognito cannot do with a new refresh token.
  await ask('AdminAddUserToGroup', { UserPoolId, Username: who.email, GroupName: 'customers' });
  const tokens = tokensFrom(await accounts.signIn(who, from));
  expect(await accounts.verify(tokens.accessToken)).toMatchObject({
    email: who.email,
    groups: ['customers'],
    mfa: false,
    expiresAt: tokens.accessExpiresAt,
  });
});
