import { afterEach, describe, expect, test } from 'vitest';
import { accountsWorlds, type AccountsWorld } from './cognito-world.ts';
import type { Person } from './store.ts';

const who = { email: 'ada@larder.example', password: 'seven limes on a shelf' };
const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' };

let world: AccountsWorld;
afterEach(() => world.close());

const letters = () => [...world.store.letters, ...(world.cognito?.letters ?? [])];
const told = async (to = who.email) => {
  await world.store.shop.outbox.settled();
  return letters().filter((it) => it.to === to && it.subject.includes('new sign-in'));
};

/** Somebody who signs up in a browser of theirs, and is in by the code. */
async function signedUp(given = who): Promise<Person> {
  const person = world.store.guest();
  await person.ask('POST', '/auth/sign-up', given);
  await world.store.shop.outbox.settled();
  const letter = letters().find(({ to, text }) => to === given.email && /^\d{6}$/m.test(text));
  const code = /^\d{6}$/m.exec(letter?.text ?? '')?.[0];
  await person.ask('POST', '/auth/confirm', { email: given.email, code });
  expect((await person.ask('GET', '/api/me')).status).toBe(200);
  return person;
}

const signIn = async (browser: Person, given = who, language = '') => {
  const at = `/auth/sign-in${language}`;
  expect((await browser.ask('POST', at, given, firefox)).status).toBe(200);
};

describe.each(accountsWorlds)('accounts %s', (_name, open) => {
  test('whoever signs in from another browser than ever before, the owner of the account hears of it', async () => {
    world = await open({});
    const ada = await signedUp();
    await ada.ask('POST', '/auth/sign-out', {});
    await signIn(ada);
    expect(await told()).toEqual([]);

    const stranger = world.store.guest();
    const wrong = { ...who, password: 'not the password' };
    expect((await stranger.ask('POST', '/auth/sign-in', wrong, firefox)).status).toBe(401);
    expect(await told()).toEqual([]);
    await signIn(stranger);
    const [letter, ...more] = await told();
    expect(more).toEqual([]);
    expect(letter?.text).toContain('Firefox, Linux');
    expect(letter?.text).toContain('http://localhost:3000/account/password');

    await stranger.ask('POST', '/auth/sign-out', {});
    await signIn(stranger);
    await signIn(ada);
    expect(await told()).toHaveLength(1);
  });

  test('a browser that was used for one account is new to another, and nobody can say otherwise', async () => {
    world = await open({});
    const ada = await signedUp();
    const other = { ...who, email: 'ben@larder.example' };
    await signedUp(other);
    await signIn(ada, other);
    expect(await told(other.email)).toHaveLength(1);
    expect(await told()).toEqual([]);

    world.later(3_600);
    const forger = world.store.guest();
    const cookie = `device=${Buffer.from(JSON.stringify({ accounts: ['*'] })).toString('base64url')}`;
    const reply = await forger.ask('POST', '/auth/sign-in', who, { ...firefox, cookie });
    expect(reply.status).toBe(200);
    expect(await told()).toHaveLength(1);
  });
});
