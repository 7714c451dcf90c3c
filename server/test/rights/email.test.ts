import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Everything } from '../../src/office/rights/everything.ts';
import { readLanguage, writeLanguage } from '../../src/people/customers/sql.ts';
import { openStore, order, password, type Person, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

const open = async () => {
  store = await openStore({
    stock: { Rice: 100_000 },
    recipes: { Congee: { Rice: 100 } },
    keepsMail: true,
  });
  return store.customer('before@example.com');
};
const after = 'after@example.com';

const ask = (person: Person, email = after, said = password) =>
  person.ask('POST', '/api/me/email', { email, password: said });
const keyTo = (address: string): string => {
  const letter = store.letters.findLast(({ to, text }) => to === address && /\/email\//.test(text));
  return /\/email\/([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? 'no letter';
};
/** Whoever opens the letter need not be signed in. */
const confirm = (address: string, who = store.guest()) =>
  who.ask('POST', '/api/email-change/confirm', { key: keyTo(address) });
const stop = (address: string) =>
  store.guest().ask('POST', '/api/email-change/stop', { key: keyTo(address) });
const signIn = async (email: string) =>
  (await store.guest().ask('POST', '/auth/sign-in', { email, password })).status;
const emailOf = async (person: Person) =>
  (await person.ask<{ email: string }>('GET', '/api/me')).body.email;
const later = (hours: number) => {
  store.time.now = new Date(store.time.now.getTime() + hours * 3_600_000);
};
const formerRow = z.object({ formerEmails: z.array(z.string()) });
const formersOf = async (email: string) =>
  (
    await store.shop.database.query(
      formerRow,
      sql`select former_emails as "formerEmails" from customer where cust_email = ${email}`,
    )
  )[0]?.formerEmails;

test.each([
  ['the old mailbox first', 'before@example.com', after],
  ['the new mailbox first', after, 'before@example.com'],
])('an e-mail is changed once both mailboxes have confirmed it: %s', async (_, one, other) => {
  const person = await open();
  const elsewhere = store.guest();
  await elsewhere.ask('POST', '/auth/sign-in', { email: person.email, password });
  expect(await ask(person, 'AFTER@example.com ')).toMatchObject({
    status: 202,
    body: { newEmail: after, oldConfirmed: false, newConfirmed: false },
  });
  await store.settled();
  expect(await confirm(one)).toMatchObject({ status: 200, body: { changed: false } });
  // Twice from one mailbox is once.
  expect(await confirm(one)).toMatchObject({ status: 200, body: { changed: false } });
  expect(await emailOf(person)).toBe(person.email);
  expect(await signIn(after)).toBe(401);
  expect((await person.ask('GET', '/api/me/email')).body).toMatchObject({
    email: person.email,
    change: { oldConfirmed: one === person.email, newConfirmed: one === after },
  });

  expect(await confirm(other)).toMatchObject({ status: 200, body: { changed: true } });
  await store.settled();
  expect(await signIn(after)).toBe(200);
  expect(await signIn(person.email)).toBe(401);
  expect(await formersOf(after)).toEqual(['before@example.com']);
  expect((await person.ask('GET', '/api/me/email')).body).toMatchObject({
    email: after,
    change: null,
  });
  const told = store.letters.filter(({ text }) => text.includes('Both mailboxes have confirmed'));
  expect(told.map(({ to }) => to).sort()).toEqual([after, person.email].sort());
  expect(await confirm(other)).toMatchObject({
    status: 404,
    body: { code: 'email-change-not-found' },
  });
  // A session elsewhere still says the old address for a while: that does not bring it back.
  expect(await emailOf(elsewhere)).toBe(after);
  expect(await emailOf(person)).toBe(after);
  expect(await formersOf(after)).toEqual(['before@example.com']);
});

test('it takes the password, and another address than the one there is', async () => {
  const person = await open();
  expect(await ask(person, after, 'not the password')).toMatchObject({
    status: 401,
    body: { code: 'wrong-credentials' },
  });
  expect(await ask(person, 'Before@example.com')).toMatchObject({
    status: 400,
    body: { code: 'invalid-input', fields: [{ field: '/email' }] },
  });
  expect((await ask(store.guest())).status).toBe(401);
  await store.settled();
  expect(store.letters).toEqual([]);
});

test('nothing is changed a day later, or once somebody with either letter has stopped it', async () => {
  const person = await open();
  await ask(person);
  await store.settled();
  await confirm(after);
  later(24);
  expect((await confirm(person.email)).status).toBe(404);
  expect((await confirm(after)).status).toBe(404);
  expect((await person.ask('GET', '/api/me/email')).body).toMatchObject({ change: null });

  for (const mailbox of [person.email, after]) {
    later(2);
    await store.guest().ask('POST', '/auth/sign-in', { email: person.email, password });
    expect((await ask(person)).status).toBe(202);
    await store.settled();
    await confirm(after);
    expect((await stop(mailbox)).status).toBe(200);
    expect((await confirm(person.email)).status).toBe(404);
    expect((await stop(mailbox)).status).toBe(404);
  }
  later(2);
  await ask(person);
  await store.settled();
  expect((await person.ask('POST', '/api/me/email/stop', {})).status).toBe(200);
  expect((await confirm(person.email)).status).toBe(404);
  expect(await emailOf(person)).toBe(person.email);
});

test('asking again replaces what waits, and few letters go out in an hour, whoever asks', async () => {
  const person = await open();
  await ask(person, 'typo@example.com');
  await store.settled();
  const [oldKey, typo] = [keyTo(person.email), keyTo('typo@example.com')];
  await ask(person);
  await store.settled();
  for (const key of [oldKey, typo])
    expect((await store.guest().ask('POST', '/api/email-change/confirm', { key })).status).toBe(
      404,
    );
  for (let times = 0; times < 3; times += 1) expect((await ask(person)).status).toBe(202);
  expect(await ask(person)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
  const other = await store.customer();
  for (let times = 0; times < 1; times += 1) expect((await ask(other)).status).toBe(202);
  expect((await ask(other)).status).toBe(429);
  later(2);
  expect((await ask(await store.customer())).status).toBe(202);
});

test('an address with an account answers like any other, and is refused to whoever has proved its mailbox', async () => {
  const person = await open();
  await store.customer(after);
  const known = await ask(person);
  const unknown = await ask(await store.customer(), 'nobody@example.com');
  expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
  expect(known.status).toBe(unknown.status);
  await store.settled();
  const textTo = (address: string) =>
    store.letters
      .findLast(({ to }) => to === address)
      ?.text.replaceAll(/\/email\/[\w-]{43}/g, '/email/key');
  expect(textTo(after)).toBe(textTo('nobody@example.com'));
  // The owner of the old mailbox alone learns nothing.
  expect(await confirm(person.email)).toMatchObject({ status: 200, body: { changed: false } });
  expect(await confirm(after)).toMatchObject({ status: 409, body: { code: 'email-taken' } });
  expect(await emailOf(person)).toBe(person.email);
  expect(await signIn(after)).toBe(200);
  expect((await confirm(after)).status).toBe(404);
});

test('a sign-up that nobody confirmed does not keep an address from whoever proves its mailbox', async () => {
  const person = await open();
  await ask(person);
  await store.settled();
  await store.guest().ask('POST', '/auth/sign-up', { email: after, password: 'six figs in a row' });
  await store.settled();
  await confirm(person.email);
  expect(await confirm(after)).toMatchObject({ body: { changed: true } });
  expect(await signIn(after)).toBe(200);
});

test('two who confirm at once change it once', async () => {
  const person = await open();
  await ask(person);
  await store.settled();
  const answers = await Promise.all([confirm(person.email), confirm(after)]);
  expect(answers.map(({ body }) => body['changed']).sort()).toEqual([false, true]);
  expect(await emailOf(person)).toBe(after);
});

test('what a stop of the server cut short is finished by the outbox', async () => {
  const person = await open();
  await ask(person);
  await store.settled();
  await confirm(person.email);
  const { accounts } = store.shop;
  const change = accounts.changeEmail;
  accounts.changeEmail = () => Promise.reject(new Error('away'));
  expect((await confirm(after)).status).toBe(500);
  accounts.changeEmail = change;
  expect(await emailOf(person)).toBe(person.email);
  later(0.1);
  store.shop.outbox.poke();
  await store.settled();
  expect(await emailOf(person)).toBe(after);
  expect(await signIn(after)).toBe(200);
});

test('whoever works here is called by the new address, and keeps their role and their password', async () => {
  await open();
  const manager = await store.staff('manager');
  await ask(manager);
  await store.settled();
  await confirm(manager.email);
  await confirm(after);
  const owner = await store.administrator();
  const { members } = (
    await owner.ask<{ members: { email: string; role: string }[] }>('GET', '/api/admin/staff')
  ).body;
  expect(members).toContainEqual(expect.objectContaining({ email: after, role: 'manager' }));
  expect(members.map(({ email }) => email)).not.toContain(manager.email);
  expect((await manager.ask('GET', '/api/admin/customers')).status).toBe(200);
  expect(
    (await manager.ask('POST', '/api/me/erasure', { password: 'not the password' })).body,
  ).toMatchObject({ code: 'wrong-credentials' });
  expect((await manager.ask('POST', '/api/me/erasure', { password })).body).toMatchObject({
    code: 'works-here',
  });
});

test('everything-about-me tells it with the letters to both addresses, and erasing forgets both, but nothing of whoever has the old one now', async () => {
  const person = await open();
  await ask(person);
  await store.settled();
  await confirm(person.email);
  await confirm(after);
  await store.settled();
  const told = async (who: Person) => (await who.ask<Everything>('GET', '/api/me/everything')).body;
  const mine = await told(person);
  expect(mine.emailChanges).toMatchObject([{ newEmail: after }]);
  expect(mine.profile).toMatchObject({ email: after, formerEmails: ['before@example.com'] });
  // Of each mailbox what went there while it was theirs.
  expect(mine.letters.map(({ subject }) => subject)).toEqual([
    'A new address for your account at Larder',
    'Your account at Larder has a new address',
  ]);

  const next = await store.customer('before@example.com');
  expect((await told(next)).letters.map(({ subject }) => subject)).toEqual([
    'Your account at Larder has a new address',
  ]);
  expect((await told(person)).letters).toHaveLength(1);
  await store.guest().ask('POST', '/auth/forgot-password', { email: 'before@example.com' });
  await store.settled();
  const theirs = (await told(next)).letters.length;
  expect(theirs).toBeGreaterThan(0);
  expect((await person.ask('POST', '/api/me/erasure', { password })).status).toBe(200);
  await store.settled();
  expect((await told(next)).letters).toHaveLength(theirs);
  const left = await store.shop.database.query(
    z.object({ changeNo: z.int() }),
    sql`select change_no as "changeNo" from email_change`,
  );
  expect(left).toEqual([]);
  expect(await store.shop.mail.keptFor(after)).toEqual([]);
  const folder = join(store.shop.config.dataFolder, 'mail');
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.eml')))
    expect((await readFile(join(folder, name), 'utf8')).replace(/=\r?\n/g, '')).not.toContain(
      after,
    );
});

const speak = async (languages: string[]) => {
  const said = { change: { languages }, holdsFrom: null, version: 0 };
  const { status } = await (await store.administrator()).ask('PATCH', '/api/admin/settings', said);
  expect(status).toBe(200);
};
const lettersTo = (address: string) => store.letters.filter(({ to }) => to === address);
const languagesTo = (address: string) => lettersTo(address).map(({ language }) => language);

test('whoever owns the account reads of it in the language that they signed up in, whoever is asked in that of the page', async () => {
  const person = await open();
  await speak(['de', 'ar']);
  await person.ask('POST', '/api/me/agreements?language=de', { terms: 0, privacy: 0 });
  await person.ask('POST', '/api/me/email?language=ar', { email: after, password });
  await store.settled();
  const [stopIt] = lettersTo(person.email);
  expect(stopIt).toMatchObject({ language: 'de' });
  expect(stopIt?.text).toContain(`${store.shop.config.publicUrl}/de/email/`);
  const [isIt] = lettersTo(after);
  expect(isIt).toMatchObject({ language: 'ar' });
  expect(isIt?.text.split('\n')).toContain(
    `${store.shop.config.publicUrl}/ar/email/${keyTo(after)}`,
  );
  await confirm(after);
  await confirm(person.email);
  await store.settled();
  expect(languagesTo(person.email)).toEqual(['de', 'de']);
  expect(languagesTo(after)).toEqual(['ar', 'de']);
});

test('whoever holds a stolen session cannot choose in which language its owner is warned', async () => {
  const person = await open();
  await speak(['de', 'ar']);
  await person.ask('POST', '/api/me/agreements?language=de', { terms: 0, privacy: 0 });
  await person.ask('POST', '/api/me/agreements?language=ar', { terms: 0, privacy: 0 });
  const { status } = await order(person, { basketVersion: 1, totalCents: 1 }, { language: 'ar' });
  expect(status).toBe(409);
  await person.ask('POST', '/api/me/email?language=ar', { email: after, password });
  await store.settled();
  expect(languagesTo(person.email)).toEqual(['de']);
});

test('an order that is refused takes back no language that another page has told meanwhile', async () => {
  const person = await open();
  await speak(['de', 'ar']);
  const { customerNo } = (await person.ask<{ customerNo: number }>('GET', '/api/me')).body;
  const tell = (language: string, over?: string) =>
    writeLanguage(store.shop.database, customerNo, language, over);
  expect(await tell('de')).toBe('en');
  expect(await tell('ar')).toBe('de');
  expect(await tell('en', 'de')).toBeUndefined();
  expect(await readLanguage(store.shop.database, customerNo)).toBe('ar');
  expect(await tell('de', 'ar')).toBe('ar');
});

test('codes come in the language of the page that asked for them, while the shop speaks it', async () => {
  await open();
  await speak(['de']);
  const email = 'neu@example.com';
  const sign = { email, password: 'ein Topf voll Linsen' };
  const guest = store.guest();
  await guest.ask('POST', '/auth/sign-up?language=de', sign);
  await store.settled();
  await guest.ask('POST', '/auth/resend-confirmation?language=ar', { email });
  await store.settled();
  const code = /^\d{6}$/m.exec(lettersTo(email).at(-1)?.text ?? '')?.[0];
  await guest.ask('POST', '/auth/confirm', { email, code });
  await store.guest().ask('POST', '/auth/sign-up?language=de', sign);
  await store.settled();
  await store.guest().ask('POST', '/auth/forgot-password?language=de', { email });
  await store.settled();
  expect(lettersTo(email).map(({ subject }) => subject)).toEqual([
    'Ihr Code für Larder',
    'Your code for Larder',
    'Sie haben schon ein Konto bei Larder',
    'Ihr Code für ein neues Passwort bei Larder',
  ]);
  expect(languagesTo(email)).toEqual(['de', 'en', 'de', 'de']);
});
