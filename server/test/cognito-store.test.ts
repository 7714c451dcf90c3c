import { expect, test } from 'vitest';
import { monday, openStore } from './store.ts';
import { startCognito } from './stand-ins/cognito.ts';
import { useFakeCredentials } from './stand-ins/fake-credentials.ts';

test('a store with its accounts at Cognito knows its customers, and its operator makes administrators', async () => {
  useFakeCredentials();
  const cognito = await startCognito({ clock: () => monday });
  const store = await openStore({
    recipes: { Congee: { Rice: 1 } },
    environment: {
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: `${cognito.endpoint}/`,
      LARDER_COGNITO_POOL: cognito.id,
      LARDER_COGNITO_CLIENT: cognito.client,
      LARDER_COGNITO_SECRET: cognito.clientSecret,
    },
  });
  const who = { email: 'ada@larder.example', password: 'seven limes on a shelf' };
  const ada = store.guest();
  await ada.ask('POST', '/auth/sign-up', who);
  const code = /^\d{6}$/m.exec(cognito.letters[0]?.text ?? '')?.[0];
  await ada.ask('POST', '/auth/confirm', { email: who.email, code });
  expect((await ada.ask('POST', '/auth/sign-in', who)).status).toBe(200);
  expect((await ada.ask('GET', '/api/me')).body).toMatchObject({
    email: who.email,
    groups: ['customers'],
    mfa: false,
  });
  await store.shop.accounts.addToGroup(who.email, 'administrators');
  await ada.ask('POST', '/auth/refresh', {});
  expect((await ada.ask('GET', '/api/admin/orders')).body).toMatchObject({ code: 'mfa-required' });
  await ada.ask('POST', '/auth/sign-up', who);
  await store.shop.outbox.settled();
  expect(store.letters.map(({ subject }) => subject)).toEqual([
    'You already have a Larder account',
  ]);
  await store.close();
  await cognito.close();
});
