import { randomUUID } from 'node:crypto';
import { generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { monday, openStore, password, type Person, type Store } from '../store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
});
afterAll(() => store.close());

type Session = { accessToken: string; refreshToken: string };

const notSignedIn = { status: 401, body: { code: 'not-signed-in' } };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const me = (person: Person, headers?: Record<string, string>) =>
  person.ask('GET', '/api/me', undefined, headers);

/** A program's session: tokens in hand, no cookies. */
async function sessionOf({ email }: Person): Promise<Session> {
  return (await store.guest().ask<Session>('POST', '/auth/sign-in', { email, password })).body;
}

test('a good token is believed as a bearer and as a cookie', async () => {
  const { accessToken } = await sessionOf(await store.customer());
  expect((await me(store.guest(), bearer(accessToken))).status).toBe(200);
  expect((await me(store.guest(), { cookie: `at=${accessToken}` })).status).toBe(200);
});

test('a bearer that is not good is not saved by a good cookie', async () => {
  const ada = await store.customer();
  expect((await me(ada)).status).toBe(200);
  expect(await me(ada, bearer('nonsense'))).toMatchObject(notSignedIn);
  expect(await me(ada, bearer(''))).toMatchObject(notSignedIn);
});

test('whoever signs tokens with another key, or none, is nobody', async () => {
  const { accessToken } = await sessionOf(await store.customer());
  const { kid } = decodeProtectedHeader(accessToken) as { kid: string };
  const payload = {
    ...decodeJwt(accessToken),
    groups: ['customers', 'administrators'],
    mfa: true,
  };
  const [own] = await store.shop.database.query(
    z.object({ publicKey: z.string() }),
    sql`select "publicKey" from accounts.jwks`,
  );
  const { privateKey } = await generateKeyPair('EdDSA');
  const shared = new TextEncoder().encode(own?.publicKey);
  const signed = (alg: string, key: Parameters<SignJWT['sign']>[0]) =>
    new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key);
  const [head = '', body = '', signature = ''] = accessToken.split('.');
  const raised = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const forged = {
    'another key under our key’s name': await signed('EdDSA', privateKey),
    'the public key as a shared secret': await signed('HS256', shared),
    'no algorithm': new UnsecuredJWT(payload).encode(),
    'no algorithm, our signature': `${new UnsecuredJWT(payload).encode()}${signature}`,
    'another payload under our signature': `${head}.${raised}.${signature}`,
    'a payload without its signature': `${head}.${body}.`,
    'a cut signature': accessToken.slice(0, -4),
    'a token in a token': `${accessToken}.${accessToken}`,
    'dots only': '..',
    'very long': `${head}.${'A'.repeat(5000)}.${signature}`,
  };
  for (const [how, token] of Object.entries(forged)) {
    for (const headers of [bearer(token), { cookie: `at=${token}` }]) {
      const reply = await me(store.guest(), headers);
      expect({ how, status: reply.status, body: reply.body }).toMatchObject({
        how,
        ...notSignedIn,
      });
    }
    const admin = await store.guest().ask('GET', '/api/admin/orders', undefined, bearer(token));
    expect({ how, status: admin.status }).toEqual({ how, status: 401 });
  }
});

test('a refresh token is not an access token, nor the other way round', async () => {
  const { accessToken, refreshToken } = await sessionOf(await store.customer());
  expect(await me(store.guest(), bearer(refreshToken))).toMatchObject(notSignedIn);
  const swapped = await store.guest().ask('POST', '/auth/refresh', { refreshToken: accessToken });
  expect(swapped).toMatchObject({ status: 401, body: { code: 'session-expired' } });
});

test('an access token ends after its 15 minutes, and a refresh begins another', async () => {
  const ada = await store.customer();
  const { accessToken, refreshToken } = await sessionOf(ada);
  try {
    store.time.now = new Date(monday.getTime() + 14 * 60_000);
    expect((await me(store.guest(), bearer(accessToken))).status).toBe(200);
    store.time.now = new Date(monday.getTime() + 16 * 60_000);
    expect(await me(store.guest(), bearer(accessToken))).toMatchObject(notSignedIn);
    const again = await store.guest().ask<Session>('POST', '/auth/refresh', { refreshToken });
    expect(again.status).toBe(200);
    expect((await me(store.guest(), bearer(again.body.accessToken))).status).toBe(200);
  } finally {
    store.time.now = monday;
  }
});

test('signing out kills the refresh token and the access token at once', async () => {
  const { accessToken, refreshToken } = await sessionOf(await store.customer());
  expect((await me(store.guest(), bearer(accessToken))).status).toBe(200);
  const out = await store.guest().ask('POST', '/auth/sign-out', { refreshToken });
  expect(out.status).toBe(200);
  const again = await store.guest().ask('POST', '/auth/refresh', { refreshToken });
  expect(again).toMatchObject({ status: 401, body: { code: 'session-expired' } });
  expect(await me(store.guest(), bearer(accessToken))).toMatchObject(notSignedIn);
});

/** Sixteen minutes later, and back. */
async function aQuarterLater<T>(work: () => Promise<T>): Promise<T> {
  store.time.now = new Date(store.time.now.getTime() + 16 * 60_000);
  try {
    return await work();
  } finally {
    store.time.now = monday;
  }
}
const cookiesOf = ({ headers }: { headers: Headers }) =>
  headers.getSetCookie().map((cookie) => cookie.split('=')[0]);

describe('a browser whose access token has expired', () => {
  const congee = () => ({ recipeNo: store.nos.recipe('Congee'), servings: 1 });

  test('is asked as the one who is signed in, whatever it asks, and keeps its new tokens', async () => {
    const ada = await store.customer();
    const { version } = (await ada.ask<{ version: number }>('GET', '/api/me')).body;
    await ada.ask('PATCH', '/api/me', { avoidedAllergens: ['fish'], version });
    await ada.ask('POST', '/api/cart/lines', congee());
    for (const [method, path, body] of [
      ['GET', '/api/me', undefined],
      ['GET', '/api/cart', undefined],
      ['POST', '/api/cart/lines', congee()],
      ['POST', '/api/recipes/congee/quote', { servings: 1 }],
      ['GET', '/api/orders', undefined],
      ['PATCH', '/api/me', { name: 'Ada', version: version + 1 }],
    ] as const) {
      await aQuarterLater(async () => {
        const reply = await ada.ask<{ lines?: unknown[] }>(method, path, body);
        expect({ path, status: reply.status }).toEqual({
          path,
          status: method === 'POST' && path.endsWith('lines') ? 201 : 200,
        });
        expect({ path, set: cookiesOf(reply) }).toEqual({ path, set: ['rt', 'at', 'rt'] });
        expect(reply.headers.get('cache-control')).toBe('no-store');
        if (path === '/api/cart') expect(reply.body.lines).toHaveLength(1);
      });
      await ada.ask('POST', '/auth/refresh', {});
    }
  });

  test('keeps its new tokens with a refusal too, and with what it asks at the same moment', async () => {
    const ada = await store.customer();
    await aQuarterLater(async () => {
      const refused = await ada.ask('GET', '/api/orders/9999999');
      expect(refused.status).toBe(404);
      expect(cookiesOf(refused)).toEqual(['rt', 'at', 'rt']);
    });
    const bob = await store.customer();
    await aQuarterLater(async () => {
      const replies = await Promise.all([1, 2, 3, 4, 5].map(() => bob.ask('GET', '/api/me')));
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect((await bob.ask('POST', '/auth/refresh', {})).status).toBe(200);
    });
  });

  test('gets no tokens with what is the same for everybody', async () => {
    const ada = await store.customer();
    await aQuarterLater(async () => {
      for (const path of ['/api/recipes', '/api/recipes?q=congee', '/api/categories', '/api/shop'])
        expect({ path, set: cookiesOf(await ada.ask('GET', path)) }).toEqual({ path, set: [] });
    });
  });

  test('is nobody once its session is over, and a program renews for itself', async () => {
    const ada = await store.customer();
    const { accessToken } = await sessionOf(ada);
    await aQuarterLater(async () => {
      expect(await me(ada, bearer(accessToken))).toMatchObject(notSignedIn);
    });
    await ada.ask('POST', '/auth/sign-out', { everywhere: true });
    expect(await me(ada)).toMatchObject(notSignedIn);
  });
});

test('a staff’s session that was ended elsewhere opens nothing of the back office any more', async () => {
  const admin = await store.administrator();
  const path = '/api/admin/customers';
  expect((await admin.ask('GET', path)).status).toBe(200);
  const { accounts } = store.shop;
  expect(await accounts.removeMfa(admin.email)).toBe('removed');
  expect((await admin.ask('GET', path)).status).toBe(401);
});

test('a browser that signs out is a guest again', async () => {
  const ada = await store.customer();
  expect((await ada.ask('POST', '/auth/sign-out', {})).status).toBe(200);
  expect(await me(ada)).toMatchObject(notSignedIn);
  expect((await ada.ask('POST', '/auth/refresh', {})).status).toBe(401);
});

test('signing out everywhere ends every session, also when the access token has expired', async () => {
  for (const minutes of [0, 20]) {
    const ada = await store.customer();
    const [here, there] = [await sessionOf(ada), await sessionOf(ada)];
    try {
      store.time.now = new Date(monday.getTime() + minutes * 60_000);
      const cookie = `at=${here.accessToken}; rt=${here.refreshToken}`;
      const out = await store
        .guest()
        .ask('POST', '/auth/sign-out', { everywhere: true }, { cookie });
      expect(out.status).toBe(200);
      const { refreshToken } = there;
      const again = await store.guest().ask('POST', '/auth/refresh', { refreshToken });
      expect({ minutes, status: again.status }).toEqual({ minutes, status: 401 });
    } finally {
      store.time.now = monday;
    }
  }
});

test('an administrator’s password alone opens nothing of the back office', async () => {
  const admin = await store.administrator();
  const reply = await store.guest().ask('POST', '/auth/sign-in', { email: admin.email, password });
  expect(reply.body).toMatchObject({ kind: 'mfa-required' });
  expect(reply.headers.getSetCookie()).toEqual([]);
  const { challenge } = reply.body as unknown as { challenge: string };
  expect(await me(store.guest(), bearer(challenge))).toMatchObject(notSignedIn);
  const wrong = await store.guest().ask('POST', '/auth/mfa', { challenge, code: '000000' });
  expect(wrong).toMatchObject({ status: 400, body: { code: 'wrong-code' } });
});

test('an authenticator is not replaced by who has the session alone', async () => {
  const admin = await store.administrator();
  const begin = (body: object) => admin.ask('POST', '/auth/mfa/begin', body);
  expect(await begin({})).toMatchObject({ status: 403, body: { code: 'proof-required' } });
  expect(await begin({ password })).toMatchObject({
    status: 403,
    body: { code: 'proof-required' },
  });
  expect(await begin({ password: 'not this one', code: '000000' })).toMatchObject({
    status: 401,
    body: { code: 'wrong-credentials' },
  });
  expect(await begin({ password, code: '000000' })).toMatchObject({
    status: 400,
    body: { code: 'wrong-code' },
  });
});

test('who signed up in this browser is let in with the code alone, whatever others did with the address', async () => {
  const email = `${randomUUID()}@example.com`;
  const [ada, eve] = [store.guest(), store.guest()];
  const letters = () => store.letters.filter(({ to }) => to === email);
  const codes = () => letters().map(({ text }) => /^\d{6}$/m.exec(text)?.[0] ?? '');
  await ada.ask('POST', '/auth/sign-up', { email, password });
  await expect.poll(() => letters().length).toBe(1);
  await eve.ask('POST', '/auth/sign-up', { email, password: 'an intruder of her own' });
  await expect.poll(() => letters().length).toBe(2);
  const [own, other] = codes();
  if (own !== other)
    expect((await ada.ask('POST', '/auth/confirm', { email, code: other })).status).toBe(400);
  const done = await ada.ask('POST', '/auth/confirm', { email, code: own });
  expect(done).toMatchObject({ status: 200, body: { done: true } });
  expect((await me(ada)).status).toBe(200);
  const signIn = { email, password: 'an intruder of her own' };
  expect((await eve.ask('POST', '/auth/sign-in', signIn)).status).toBe(401);
});

test('what a browser keeps of a sign-up says nothing to whoever reads it', async () => {
  const email = `${randomUUID()}@example.com`;
  const { headers } = await store.guest().ask('POST', '/auth/sign-up', { email, password });
  const [cookie = ''] = headers.getSetCookie();
  expect(cookie).toMatch(/^sign-up=[\w-]+; .*HttpOnly/);
  const sealed = cookie.split(/[=;]/)[1] ?? '';
  const read = Buffer.from(sealed, 'base64url').toString('latin1');
  for (const secret of [password, email]) expect(read).not.toContain(secret);
  const changed = `${sealed.slice(0, -2)}AA`;
  const headersOf = (value: string) => ({ cookie: `sign-up=${value}` });
  const confirm = (value: string) =>
    store.guest().ask('POST', '/auth/confirm', { email, code: '000000' }, headersOf(value));
  for (const value of [changed, 'x', '', sealed]) expect((await confirm(value)).status).toBe(400);
});

test('a new password ends the sessions of the old one', async () => {
  const ada = await store.customer();
  const { refreshToken } = await sessionOf(ada);
  await ada.ask('POST', '/auth/forgot-password', { email: ada.email });
  const sent = () =>
    store.letters
      .filter(({ to }) => to === ada.email)
      .flatMap(({ text }) => /^\d{6}$/m.exec(text) ?? []);
  await expect.poll(() => sent().length).toBe(1);
  const [code] = sent();
  const reset = { email: ada.email, code, newPassword: 'another long enough pass phrase' };
  expect((await store.guest().ask('POST', '/auth/reset-password', reset)).status).toBe(200);
  expect((await store.guest().ask('POST', '/auth/refresh', { refreshToken })).status).toBe(401);
  const twice = await store.guest().ask('POST', '/auth/reset-password', reset);
  expect(twice).toMatchObject({ status: 400, body: { code: 'wrong-code' } });
});

test('nobody learns from an answer whether an e-mail is known', async () => {
  const { email } = await store.customer();
  const unknown = 'nobody-at-all@example.com';
  const wrong = 'not the right pass phrase';
  for (const [path, body] of [
    ['/auth/sign-in', { password: wrong }],
    ['/auth/forgot-password', {}],
    ['/auth/resend-confirmation', {}],
    ['/auth/sign-up', { password: wrong }],
    ['/auth/confirm', { code: '123456' }],
    ['/auth/reset-password', { code: '123456', newPassword: wrong }],
  ] as const) {
    const [known, other] = await Promise.all(
      [email, unknown].map((who) => store.guest().ask('POST', path, { ...body, email: who })),
    );
    const shape = (reply: typeof known) => ({
      ...reply?.body,
      status: reply?.status,
      requestId: 0,
    });
    expect(shape(known)).toEqual(shape(other));
  }
});
