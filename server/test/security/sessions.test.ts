import { generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('signing out kills the refresh token at once; the access token lives out its 15 minutes', async () => {
  const { accessToken, refreshToken } = await sessionOf(await store.customer());
  const out = await store.guest().ask('POST', '/auth/sign-out', { refreshToken });
  expect(out.status).toBe(200);
  const again = await store.guest().ask('POST', '/auth/refresh', { refreshToken });
  expect(again).toMatchObject({ status: 401, body: { code: 'session-expired' } });
  expect((await me(store.guest(), bearer(accessToken))).status).toBe(200);
  try {
    store.time.now = new Date(monday.getTime() + 16 * 60_000);
    expect(await me(store.guest(), bearer(accessToken))).toMatchObject(notSignedIn);
  } finally {
    store.time.now = monday;
  }
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

test('a session without the second factor cannot replace the authenticator', async () => {
  const admin = await store.administrator();
  const challenged = await store
    .guest()
    .ask<{ challenge: string }>('POST', '/auth/sign-in', { email: admin.email, password });
  const { challenge: refreshToken } = challenged.body;
  const begun = await store.guest().ask('POST', '/auth/mfa/begin', { refreshToken });
  expect(begun).toMatchObject({ status: 401, body: { code: 'session-expired' } });
});

test('a new password ends the sessions of the old one', async () => {
  const ada = await store.customer();
  const { refreshToken } = await sessionOf(ada);
  await ada.ask('POST', '/auth/forgot-password', { email: ada.email });
  await expect.poll(() => store.letters.at(-1)?.to).toBe(ada.email);
  const [code] = /\b\d{6}\b/.exec(store.letters.at(-1)?.text ?? '') ?? [];
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
