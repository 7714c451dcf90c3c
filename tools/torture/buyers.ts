import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What happened to the buyers of one disaster. */
export type Tally = {
  /** The order that each key was answered with, by key. */
  acknowledged: Map<string, number>;
  /** Answers of one key that named another order than the first did. */
  contradicted: number;
  /** Requests that were sent on an open connection and got no answer, by what the buyer saw of it. */
  cutOff: Map<string, number>;
  /** Answers of 503. */
  askedToWait: number;
  /** Answers that no buyer should get. */
  surprises: Map<string, number>;
};

export const newTally = (): Tally => ({
  acknowledged: new Map(),
  contradicted: 0,
  cutOff: new Map(),
  askedToWait: 0,
  surprises: new Map(),
});

type Crowd = {
  url: string;
  count: number;
  recipeNo: number;
  day: string;
  /** Of customers who take turns: whose box was ordered comes again when it is long empty. */
  tokens: string[];
  tally: Tally;
};

/** So many buyers, each with one connection that is kept; each orders one box after the other, as the next customer, until they are told to stop. */
export function openCrowd({ url, count, recipeNo, day, tokens, tally }: Crowd) {
  let open = true;
  let turn = 0;
  const next = () => tokens[turn++ % tokens.length] ?? '';
  const buyers = Array.from({ length: count }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = asker(url, agent, tally);
    while (open) await buyOneBox(ask, { recipeNo, day, token: next() }, tally);
    agent.destroy();
  });
  return {
    /** Everybody finishes the order in hand. */
    close: async () => {
      open = false;
      await Promise.all(buyers);
    },
  };
}

type Ask = (
  method: string,
  path: string,
  token: string,
  body?: unknown,
  key?: string,
) => Promise<{ status: number; body: Record<string, unknown> }>;

/** What a customer hears whose box was ordered or emptied meanwhile: they fill it anew. */
const boxMovedOn = ['basket-changed', 'basket-empty', 'basket-already-ordered', 'price-changed'];

async function buyOneBox(
  ask: Ask,
  { recipeNo, day, token }: { recipeNo: number; day: string; token: string },
  tally: Tally,
): Promise<void> {
  const line = { recipeNo, servings: 1, changes: [] };
  const { body: cart } = await ask('POST', '/api/cart/lines', token, line);
  const order = {
    basketVersion: cart['version'],
    totalCents: cart['totalCents'],
    deliveryDay: day,
    deliverTo: { name: 'Ada Cook', phone: '0871234567', address: '1 Quay Street' },
  };
  const key = randomUUID();
  for (;;) {
    const { status, body } = await ask('POST', '/api/orders', token, order, key);
    if (status >= 300) return;
    const orderNo = Number(body['orderNo']);
    const first = tally.acknowledged.get(key);
    if (first === undefined) tally.acknowledged.set(key, orderNo);
    else if (first !== orderNo) tally.contradicted += 1;
    // One in five asks again, as after an answer that was lost on its way.
    if (first !== undefined || Math.random() > 0.2) return;
  }
}

const count = (seen: Map<string, number>, what: string) =>
  void seen.set(what, (seen.get(what) ?? 0) + 1);

type CutOff = Error & { code?: string; sent: boolean; on: 'new' | 'kept' };

/** Asks until there is an answer that a buyer may get. */
function asker(url: string, agent: Agent, tally: Tally): Ask {
  return async (method, path, token, body, key) => {
    for (;;) {
      const reply = await send(new URL(path, url), agent, method, token, body, key).catch(
        (error: unknown) => error as CutOff,
      );
      if (reply instanceof Error) {
        if (reply.sent) count(tally.cutOff, `${reply.code} on a ${reply.on} connection`);
        await pause(50);
        continue;
      }
      if (reply.status === 503) tally.askedToWait += 1;
      else if (reply.status < 300 || boxMovedOn.includes(String(reply.body['code']))) return reply;
      else {
        count(tally.surprises, `${method} ${path} ${reply.status} ${String(reply.body['code'])}`);
      }
      await pause(100);
    }
  };
}

function send(
  url: URL,
  agent: Agent,
  method: string,
  token: string,
  body: unknown,
  key: string | undefined,
): Promise<{ status: number; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    let sent = false;
    const asked = request(url, {
      agent,
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
    });
    const fail = (error: Error) =>
      reject(Object.assign(error, { sent, on: asked.reusedSocket ? 'kept' : 'new' }));
    asked.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (sent = true));
      else sent = true;
    });
    asked.on('error', fail);
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', fail);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: JSON.parse(text) as Record<string, unknown>,
        }),
      );
    });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
