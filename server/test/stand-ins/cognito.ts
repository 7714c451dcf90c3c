import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Letter } from '../../src/platform/platform.ts';
import { answer, readCall } from './cognito/answer.ts';
import type { Asked } from './cognito/answer.ts';
import { fault } from './cognito/pool.ts';
import type { Pool } from './cognito/pool.ts';
import { openSigner } from './cognito/tokens.ts';

export type CognitoOptions = Partial<Pick<Pool, 'region' | 'id' | 'client' | 'clientSecret'>> & {
  /** Moves everything that expires. */
  clock?: () => Date;
  port?: number;
};

export type CognitoStandIn = Pick<Pool, 'region' | 'id' | 'client' | 'clientSecret' | 'issuer'> & {
  /** Where the API and the key set are, without a slash at the end. */
  endpoint: string;
  /** Every letter it would have sent. */
  letters: Letter[];
  asked: Asked[];
  pool: Pool;
  /** 'throttled' refuses every call, 'away' breaks every connection, 'frozen' answers nothing until it is well again. */
  behave: (how: 'well' | 'throttled' | 'away' | 'frozen') => void;
  close: () => Promise<void>;
};

/**
 * A small, strict Cognito: one user pool as this store sets it up (decision 8), written from Cognito's documentation. It takes nothing
 * that Cognito would refuse, and knows only the operations that the store uses.
 */
export async function startCognito(options: CognitoOptions = {}): Promise<CognitoStandIn> {
  const region = options.region ?? 'eu-west-1';
  const id = options.id ?? `${region}_${randomBytes(5).toString('hex').slice(0, 9)}`;
  const pool: Pool = {
    region,
    id,
    issuer: `https://cognito-idp.${region}.amazonaws.com/${id}`,
    client: options.client ?? randomBytes(13).toString('hex'),
    clientSecret: options.clientSecret ?? randomBytes(25).toString('hex'),
    clock: options.clock ?? (() => new Date()),
    signer: await openSigner(),
    users: new Map(),
    challenges: new Map(),
    refreshTokens: new Map(),
    accessTokens: new Map(),
    letters: [],
    shortestPassword: 10,
    writeAttributes: ['email'],
    customAttributes: ['custom:second_factor'],
    groups: ['customers', 'administrators'],
  };
  const asked: Asked[] = [];
  let mood: Parameters<CognitoStandIn['behave']>[0] = 'well';
  let thawed = Promise.withResolvers<void>();

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (mood === 'frozen') await thawed.promise;
    if (mood === 'away') {
      request.socket.destroy();
      return;
    }
    const reply = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(body));
    };
    try {
      const keys = `/${pool.id}/.well-known/jwks.json`;
      if (request.method === 'GET' && request.url === keys)
        return reply(200, { keys: pool.signer.keys() });
      if (request.method !== 'POST' || request.url !== '/') return reply(404, {});
      const { authorization = '', 'x-amz-target': target } = request.headers;
      const call = readCall(pool, String(target), authorization, await text(request));
      asked.push(call);
      if (mood === 'throttled') throw fault('TooManyRequestsException', 'Too many requests');
      reply(200, await answer(pool, call));
    } catch (error) {
      const { name, message } = error as Error;
      const isFault = name.endsWith('Exception');
      reply(isFault ? 400 : 500, { __type: isFault ? name : 'InternalErrorException', message });
    }
  }

  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    region,
    id,
    client: pool.client,
    clientSecret: pool.clientSecret,
    issuer: pool.issuer,
    endpoint: `http://127.0.0.1:${port}`,
    letters: pool.letters,
    asked,
    pool,
    behave: (how) => {
      mood = how;
      if (how === 'frozen') return;
      thawed.resolve();
      thawed = Promise.withResolvers();
    },
    close: async () => {
      thawed.resolve();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
