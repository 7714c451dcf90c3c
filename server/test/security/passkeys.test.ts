import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { z } from 'zod';
import {
  addPasskey,
  enterWithPasskey,
  passkeyDevice,
  type ToldPasskey,
} from '../passkey-device.ts';
import { readConfig } from '../../src/config.ts';
import { openPlatform } from '../../src/platform/open-platform.ts';
import {
  newAdministrator,
  openStore,
  password,
  settings,
  type Person,
  type Store,
} from '../store.ts';

const origin = 'https://larder.example';
let store: Store;
beforeAll(async () => {
  store = await openStore({ environment: { LARDER_URL: origin } });
});
afterAll(() => store.close());

const newDevice = () => passkeyDevice(origin);
type Me = { email: string; mfa: boolean; role: string | null };
type Listed = { origin: string | null; asksPassword: boolean; items: ToldPasskey[] };

const listed = async (person: Person) => (await person.ask<Listed>('GET', '/api/me/passkeys')).body;
const meOf = async (person: Person) => (await person.ask<Me>('GET', '/api/me')).body;
const recruit = () => newAdministrator(store.app, store.shop, { withoutMfa: true });

async function customerWithPasskey() {
  const person = await store.customer();
  const device = newDevice();
  const added = await addPasskey(person, device);
  expect(added.status).toBe(201);
  return { person, device, passkey: added.body };
}

const later = (minutes: number) => {
  store.time.now = new Date(store.time.now.getTime() + minutes * 60_000);
};

test('a passkey opens the account that added it, as both factors, and says when it was used', async () => {
  const { person, device, passkey } = await customerWithPasskey();
  expect(passkey).toMatchObject({ name: 'A phone', host: 'larder.example', works: true });
  expect(passkey.lastUsedAt).toBeNull();
  const guest = store.guest();
  const entered = await enterWithPasskey(guest, device);
  expect(entered.status).toBe(200);
  expect(await meOf(guest)).toMatchObject({ email: person.email, mfa: true });
  const [told] = (await listed(person)).items;
  expect(told?.lastUsedAt).toBe(store.time.now.toISOString());
});

test('several of one person each open it; one that was removed opens nothing', async () => {
  const { person, device, passkey } = await customerWithPasskey();
  const other = newDevice();
  later(1);
  await addPasskey(person, other, { name: 'A key' });
  expect((await listed(person)).items.map(({ name }) => name)).toEqual(['A phone', 'A key']);
  const { passkeyId } = passkey;
  const renamed = { passkeyId, name: 'Ada’s phone' };
  expect((await person.ask('POST', '/api/me/passkeys/rename', renamed)).status).toBe(200);
  expect((await listed(person)).items[0]?.name).toBe('Ada’s phone');
  expect((await person.ask('POST', '/api/me/passkeys/remove', { passkeyId })).status).toBe(200);
  const refused = await enterWithPasskey(store.guest(), device);
  expect([refused.status, refused.body.code]).toEqual([401, 'wrong-passkey']);
  expect((await enterWithPasskey(store.guest(), other)).status).toBe(200);
});

test.each([
  ['shown to a page of another site', { origin: 'https://evil.example' }],
  ['made for another host', { host: 'evil.example' }],
  ['whose owner did not prove that they are there', { verified: false }],
])('one %s opens nothing and is not added', async (_what, lies) => {
  const { person, device } = await customerWithPasskey();
  const refused = await enterWithPasskey(store.guest(), device, lies);
  expect([refused.status, refused.body.code]).toEqual([401, 'wrong-passkey']);
  const added = await addPasskey(person, newDevice(), lies);
  expect([added.status, added.body.code]).toEqual([401, 'wrong-passkey']);
  expect((await listed(person)).items).toHaveLength(1);
});

test('one that nobody added is answered like one that does not prove itself', async () => {
  const { device } = await customerWithPasskey();
  const stranger = await enterWithPasskey(store.guest(), newDevice());
  const forged = await enterWithPasskey(store.guest(), { ...newDevice(), show: forge(device) });
  expect(stranger.body).toMatchObject({ status: 401, code: 'wrong-passkey' });
  const bare = ({ requestId: _id, ...told }: Record<string, unknown>) => told;
  expect(bare(forged.body)).toEqual(bare(stranger.body));
});

/** Somebody else's key, under a name that the store knows. */
function forge(known: ReturnType<typeof newDevice>): ReturnType<typeof newDevice>['show'] {
  const own = newDevice();
  return (asked, lies) => ({ ...own.show(asked, lies), id: known.id, rawId: known.id });
}

test('a question is the same for everybody, and good for one answer', async () => {
  const { device } = await customerWithPasskey();
  const guest = store.guest();
  type Asked = Parameters<typeof device.show>[0];
  const { body } = await guest.ask<Asked>('POST', '/auth/passkey/begin', {});
  expect(Object.keys(body.options).sort()).toEqual([
    'challenge',
    'rpId',
    'timeout',
    'userVerification',
  ]);
  expect(body.options).toMatchObject({ rpId: 'larder.example', userVerification: 'required' });
  const given = { challenge: body.challenge, answer: device.show(body) };
  expect((await guest.ask('POST', '/auth/passkey', given)).status).toBe(200);
  const again = await guest.ask<{ code: string }>('POST', '/auth/passkey', given);
  expect([again.status, again.body.code]).toEqual([409, 'passkey-too-late']);
  const another = await guest.ask<Asked>('POST', '/auth/passkey/begin', {});
  const mixed = { challenge: another.body.challenge, answer: device.show(body) };
  expect((await guest.ask<{ code: string }>('POST', '/auth/passkey', mixed)).body.code).toBe(
    'wrong-passkey',
  );
  for (const challenge of ['lime', 'a.b', 'a lime; b=c', `${body.challenge}x`]) {
    const wrong = await guest.ask<{ code: string }>('POST', '/auth/passkey', {
      ...given,
      challenge,
    });
    expect(wrong.body.code).toBe('passkey-too-late');
  }
});

test('a question is over after five minutes', async () => {
  const { device } = await customerWithPasskey();
  const guest = store.guest();
  type Asked = Parameters<typeof device.show>[0];
  const { body } = await guest.ask<Asked>('POST', '/auth/passkey/begin', {});
  const over = await store.shop.database.run(sql`update accounts.verification
    set "expiresAt" = "expiresAt" - interval '5 minutes' where identifier = ${body.challenge.split('.')[0]}`);
  expect(over).toBe(1);
  const given = { challenge: body.challenge, answer: device.show(body) };
  const late = await guest.ask<{ code: string }>('POST', '/auth/passkey', given);
  expect([late.status, late.body.code]).toEqual([409, 'passkey-too-late']);
});

test('a question to sign in adds no passkey, one to add signs nobody in, and another’s adds nothing', async () => {
  const { person, device } = await customerWithPasskey();
  const other = await store.customer();
  type Asked = Parameters<typeof device.show>[0];
  const begun = async (who: Person, path: string) => (await who.ask<Asked>('POST', path, {})).body;
  const toAdd = await begun(person, '/api/me/passkeys/begin');
  const toEnter = await begun(person, '/auth/passkey/begin');
  const fresh = newDevice();
  const add = (who: Person, asked: Asked) =>
    who.ask<{ code: string }>('POST', '/api/me/passkeys', {
      challenge: asked.challenge,
      answer: fresh.make(asked),
      name: 'Mine',
    });
  expect((await add(person, toEnter)).body.code).toBe('passkey-too-late');
  const entered = await store.guest().ask<{ code: string }>('POST', '/auth/passkey', {
    challenge: toAdd.challenge,
    answer: device.show(toAdd),
  });
  expect(entered.body.code).toBe('passkey-too-late');
  expect((await add(other, await begun(person, '/api/me/passkeys/begin'))).body.code).toBe(
    'passkey-too-late',
  );
  expect((await listed(other)).items).toEqual([]);
  expect((await listed(person)).items).toHaveLength(1);
  expect((await enterWithPasskey(store.guest(), fresh)).body.code).toBe('wrong-passkey');
});

test('a device that one account has is not added to another, and nobody changes another’s', async () => {
  const { device, passkey } = await customerWithPasskey();
  const other = await store.customer();
  expect((await addPasskey(other, device)).body.code).toBe('wrong-passkey');
  const { passkeyId } = passkey;
  for (const [path, more] of [
    ['rename', { name: 'Mine' }],
    ['remove', {}],
  ] as const) {
    const asked = { passkeyId, ...more };
    const refused = await other.ask<{ code: string }>('POST', `/api/me/passkeys/${path}`, asked);
    expect([refused.status, refused.body.code]).toEqual([404, 'passkey-not-found']);
  }
  const stranger = await store.guest().ask('GET', '/api/me/passkeys');
  expect(stranger.status).toBe(401);
});

test('changing them takes the password, or a session that was opened a moment ago', async () => {
  const { person, device, passkey } = await customerWithPasskey();
  expect((await listed(person)).asksPassword).toBe(false);
  later(30);
  expect((await listed(person)).asksPassword).toBe(true);
  const asked = { passkeyId: passkey.passkeyId };
  const remove = (more: object = {}) =>
    person.ask<{ code: string }>('POST', '/api/me/passkeys/remove', { ...asked, ...more });
  expect((await remove()).body.code).toBe('password-required');
  expect((await remove({ password: 'not the password' })).body.code).toBe('wrong-credentials');
  const renamed = { ...asked, name: 'Another' };
  const rename = await person.ask<{ code: string }>('POST', '/api/me/passkeys/rename', renamed);
  expect(rename.body.code).toBe('password-required');
  expect((await addPasskey(person, newDevice())).body.code).toBe('password-required');
  expect((await addPasskey(person, newDevice(), { password })).status).toBe(201);
  const guest = store.guest();
  await enterWithPasskey(guest, device);
  expect((await listed(guest)).asksPassword).toBe(false);
  expect((await remove({ password })).status).toBe(200);
});

test('somebody of the staff gets in by a passkey alone, keeps one, and the trail tells of it', async () => {
  const cook = await recruit();
  expect((await cook.ask('GET', '/api/admin/me')).status).toBe(403);
  const device = newDevice();
  const added = await addPasskey(cook, device);
  expect(added.status).toBe(201);
  expect((await cook.ask('GET', '/api/admin/me')).status).toBe(200);
  const removing = { passkeyId: added.body.passkeyId };
  const last = await cook.ask<{ code: string }>('POST', '/api/me/passkeys/remove', removing);
  expect([last.status, last.body.code]).toEqual([409, 'last-way-in']);
  await addPasskey(cook, newDevice());
  expect((await cook.ask('POST', '/api/me/passkeys/remove', removing)).status).toBe(200);
  type Entry = { action: string; changes: unknown[]; by: { email: string } };
  const { body } = await cook.ask<{ items: Entry[] }>('GET', '/api/admin/audit?subject=staff');
  const own = body.items.filter(({ by }) => by.email === cook.email);
  expect(own.map(({ action, changes }) => [action, changes])).toEqual([
    ['passkey-removed', [{ field: 'passkeys', before: 2, after: 1 }]],
    ['passkey-added', [{ field: 'passkeys', before: 1, after: 2 }]],
    ['passkey-added', [{ field: 'passkeys', before: 0, after: 1 }]],
  ]);
});

test('of two passkeys that are removed at once one stays, for who needs one', async () => {
  const cook = await recruit();
  const made = [];
  for (let nth = 0; nth < 2; nth += 1) made.push((await addPasskey(cook, newDevice())).body);
  const removed = await Promise.all(
    made.map(({ passkeyId }) => cook.ask('POST', '/api/me/passkeys/remove', { passkeyId })),
  );
  expect(removed.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await listed(cook)).items).toHaveLength(1);
});

test('whoever has a passkey and works here cannot go round it with the password', async () => {
  const cook = await recruit();
  const device = newDevice();
  const { passkeyId } = (await addPasskey(cook, device)).body;
  const thief = store.guest();
  await thief.ask('POST', '/auth/sign-in', { email: cook.email, password });
  expect(await meOf(thief)).toMatchObject({ mfa: false });
  expect((await thief.ask('GET', '/api/admin/me')).status).toBe(403);
  for (const [path, asked] of [
    ['/auth/mfa/begin', {}],
    ['/auth/mfa/confirm', { code: '123456' }],
    ['/api/me/passkeys/begin', { password }],
    ['/api/me/passkeys/rename', { passkeyId, name: 'Mine', password }],
    ['/api/me/passkeys/remove', { passkeyId, password }],
  ] as const) {
    const refused = await thief.ask<{ code: string }>('POST', path, asked);
    expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'mfa-required']);
  }
  await enterWithPasskey(thief, device);
  expect((await thief.ask('GET', '/api/admin/me')).status).toBe(200);
});

test('an authenticator is not asked of who shows a passkey, and is asked of who says the password', async () => {
  const cook = await store.administrator();
  const device = newDevice();
  expect((await addPasskey(cook, device)).status).toBe(201);
  const guest = store.guest();
  await enterWithPasskey(guest, device);
  expect((await guest.ask('GET', '/api/admin/me')).status).toBe(200);
  const asked = { email: cook.email, password };
  const { body } = await store.guest().ask<{ kind: string }>('POST', '/auth/sign-in', asked);
  expect(body.kind).toBe('mfa-required');
});

test('an operator who resets the second factor removes the passkeys too', async () => {
  const cook = await recruit();
  const device = newDevice();
  await addPasskey(cook, device);
  expect(await store.shop.accounts.removeMfa(cook.email)).toBe('removed');
  expect((await enterWithPasskey(store.guest(), device)).body.code).toBe('wrong-passkey');
  expect((await cook.ask('GET', '/api/me')).status).toBe(401);
});

type Begun = Parameters<ReturnType<typeof newDevice>['make']>[0] & {
  options: { excludeCredentials?: unknown[] };
};
const begin = async (person: Person, more: object = {}) =>
  (await person.ask<Begun>('POST', '/api/me/passkeys/begin', more)).body;
const answer = (person: Person, begun: Begun, device = newDevice()) =>
  person.ask<{ code?: string; session?: object }>('POST', '/api/me/passkeys', {
    challenge: begun.challenge,
    answer: device.make(begun),
    name: 'Mine',
  });

test.each(['an authenticator', 'a passkey'])(
  'of who showed %s, a question that was asked before an operator reset it adds nothing after',
  async (shown) => {
    const folder = await mkdtemp(join(tmpdir(), 'larder-operator-'));
    const config = { ...settings, DATABASE_URL: store.url, LARDER_DATA: folder };
    const operator = await openPlatform(readConfig({ ...config, LARDER_URL: origin }), {
      progress: () => undefined,
      clock: () => store.time.now,
    });
    const cook = shown === 'a passkey' ? await recruit() : await store.administrator();
    if (shown === 'a passkey') await addPasskey(cook, newDevice());
    const begun = await begin(cook);
    expect(await operator.accounts.removeMfa(cook.email)).toBe('removed');
    const device = newDevice();
    expect((await answer(cook, begun, device)).status).toBe(401);
    expect((await enterWithPasskey(store.guest(), device)).body.code).toBe('wrong-passkey');
    const kept = await store.shop.database.query(
      z.object({ id: z.string() }),
      sql`select passkey.id from accounts.passkey join accounts."user" as person on person.id = "userId"
        where person.email = ${cook.email}`,
    );
    expect(kept).toEqual([]);
    await operator.close();
    await rm(folder, { recursive: true });
  },
);

test('whose session was ended elsewhere removes none either', async () => {
  const { person, passkey } = await customerWithPasskey();
  const { accounts, database } = store.shop;
  const from = { address: '10.9.8.7' };
  const entered = await accounts.signIn({ email: person.email, password }, from);
  if (entered.kind !== 'signed-in') throw new Error('A second factor was asked for.');
  const claims = await accounts.verify(entered.tokens.accessToken);
  if (!claims) throw new Error('A token that was just made is not good.');
  await database.run(sql`delete from accounts.session where id = ${claims.sessionId}`);
  const removed = accounts.passkeys?.remove(claims, passkey.passkeyId, async () => {});
  await expect(removed).rejects.toThrow('session-expired');
  expect((await listed(person)).items).toHaveLength(1);
});

test('one is added also where the access token runs out while the device is asked', async () => {
  const person = await store.customer();
  later(14);
  const begun = await begin(person, { password });
  later(2);
  const added = await answer(person, begun);
  expect(added.status).toBe(201);
  expect(added.body.session).toBeDefined();
  expect(await meOf(person)).toMatchObject({ mfa: true });
});

test('a device whose passkey was not kept may make another', async () => {
  const person = await store.customer();
  const { accounts } = store.shop;
  const from = { address: '10.9.8.7' };
  const entered = await accounts.signIn({ email: person.email, password }, from);
  if (entered.kind !== 'signed-in') throw new Error('A second factor was asked for.');
  const { accessToken, refreshToken } = entered.tokens;
  const claims = await accounts.verify(accessToken);
  const ceremonies = accounts.passkeys?.ceremonies;
  if (!claims || !ceremonies) throw new Error('There are no passkeys.');
  const begun = (await ceremonies.beginAdding(claims, from)) as Begun;
  const made = { challenge: begun.challenge, answer: newDevice().make(begun), name: 'Mine' };
  const cut = ceremonies.add(claims, { ...made, refreshToken }, from, () =>
    Promise.reject(new Error('cut short')),
  );
  await expect(cut).rejects.toThrow('cut short');
  expect((await begin(person)).options.excludeCredentials ?? []).toEqual([]);
});

test('whoever owns the account is told by letter of a passkey that was added', async () => {
  const person = await store.customer();
  await addPasskey(person, newDevice(), { name: 'Somebody’s phone' });
  await store.settled();
  const letter = store.letters.findLast(({ to }) => to === person.email);
  expect(letter?.subject).toContain('A passkey was added');
  expect(letter?.text).toContain('Somebody’s phone');
  expect(letter?.text).toContain(`${origin}/account/passkeys`);
});

test('the letter about it is in the language of whoever owns the account, whatever it is added in', async () => {
  const settings = { change: { languages: ['de', 'ar'] }, holdsFrom: null, version: 0 };
  await (await store.administrator()).ask('PATCH', '/api/admin/settings', settings);
  const person = await store.customer();
  await person.ask('POST', '/api/me/agreements?language=de', { terms: 0, privacy: 0 });
  const { challenge, ...begun } = await begin(person, { password });
  const made = { challenge, answer: newDevice().make({ challenge, ...begun }), name: 'Mine' };
  expect((await person.ask('POST', '/api/me/passkeys?language=ar', made)).status).toBe(201);
  await store.settled();
  const letter = store.letters.findLast(({ to }) => to === person.email);
  expect(letter).toMatchObject({ language: 'de' });
  expect(letter?.subject).toContain('wurde ein Passkey hinzugefügt');
  expect(letter?.text).toContain(`${origin}/de/account/passkeys`);
});

test('what a lost database keeps from being looked at is not called a wrong passkey', async () => {
  const { person, device } = await customerWithPasskey();
  const { database } = store.shop;
  const lost = vi.spyOn(database, 'ready').mockRejectedValue(new Error('it is lost'));
  const told = await enterWithPasskey(store.guest(), device, { verified: false });
  expect(told.status).toBe(500);
  lost.mockRestore();
  expect((await listed(person)).items).toHaveLength(1);
});

test('a new password leaves them, and the letter with its code names them', async () => {
  const { person, device } = await customerWithPasskey();
  await person.ask('POST', '/auth/forgot-password', { email: person.email });
  await store.settled();
  const letter = store.letters.findLast(({ to }) => to === person.email);
  expect(letter?.text).toContain('\n- A phone\n');
  const code = /^\d{6}$/m.exec(letter?.text ?? '')?.[0];
  const reset = { email: person.email, code, newPassword: 'nine pears in a bowl' };
  expect((await person.ask('POST', '/auth/reset-password', reset)).status).toBe(200);
  expect((await person.ask('GET', '/api/me')).status).toBe(401);
  expect((await enterWithPasskey(store.guest(), device)).status).toBe(200);
});

test('they are told to their owner, and go with the account', async () => {
  const { person, device } = await customerWithPasskey();
  const told = await person.ask<{ passkeys: object[] }>('GET', '/api/me/everything');
  expect(told.body.passkeys).toMatchObject([{ name: 'A phone', host: 'larder.example' }]);
  const { database, accounts } = store.shop;
  const found = await database.query(
    z.object({ id: z.string() }),
    sql`select id from accounts."user" where email = ${person.email}`,
  );
  await accounts.remove(found[0]?.id ?? '');
  expect((await enterWithPasskey(store.guest(), device)).body.code).toBe('wrong-passkey');
});

test('an account has so many and no more', async () => {
  const { person, passkey } = await customerWithPasskey();
  await store.shop.database.run(sql`insert into accounts.passkey
    (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", "rpId")
    select id || n, name, "publicKey", "userId", "credentialID" || n, 0, "deviceType", false, "rpId"
    from accounts.passkey, generate_series(1, 19) as n where id = ${passkey.passkeyId}`);
  const refused = await addPasskey(person, newDevice());
  expect([refused.status, refused.body.code]).toEqual([409, 'too-many-passkeys']);
});

test('those of an address that the shop had are told to work no more, and open nothing', async () => {
  const { person, device, passkey } = await customerWithPasskey();
  await store.shop.database.run(sql`update accounts.passkey set "rpId" = 'old.example'
    where id = ${passkey.passkeyId}`);
  expect((await listed(person)).items).toMatchObject([{ host: 'old.example', works: false }]);
  expect((await enterWithPasskey(store.guest(), device)).body.code).toBe('wrong-passkey');
});

test.each(['http://192.168.1.20:3000', 'http://shop.lan', 'https://[2001:db8::1]'])(
  'a shop at %s has none, and says so',
  async (url) => {
    const bare = await openStore({ environment: { LARDER_URL: url } });
    const person = await bare.customer(`${randomUUID()}@example.com`);
    expect((await person.ask('GET', '/auth/passkey')).body).toEqual({ origin: null });
    expect(await listed(person)).toEqual({ origin: null, asksPassword: false, items: [] });
    const refused = await person.ask<{ code: string }>('POST', '/auth/passkey/begin', {});
    expect([refused.status, refused.body.code]).toEqual([404, 'passkeys-not-offered']);
    const { database } = bare.shop;
    await database.run(sql`insert into accounts.passkey
      (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", "rpId")
      select 'old', 'A phone', 'key', id, 'credential', 0, 'singleDevice', false, 'old.example'
      from accounts."user" where email = ${person.email}`);
    const kept = await listed(person);
    expect(kept).toMatchObject({ origin: null, items: [{ host: 'old.example', works: false }] });
    const told = await person.ask<{ passkeys: object[] }>('GET', '/api/me/everything');
    expect(told.body.passkeys).toMatchObject([{ name: 'A phone', host: 'old.example' }]);
    const gone = await person.ask('POST', '/api/me/passkeys/remove', { passkeyId: 'old' });
    expect(gone.status).toBe(200);
    await bare.close();
  },
);
