import { afterEach, expect, test } from 'vitest';
import { openStore, password, type Person, type Store } from '../store.ts';

let store: Store;
afterEach(() => store.close());

type Member = { staffNo: number; email: string; role: string; version: number };
type Listed = { members: Member[]; invitations: { invitationNo: number; email: string }[] };

async function openSmallStore() {
  store = await openStore({ stock: { Rice: 1000 }, recipes: { Congee: { Rice: 100 } } });
}

const listed = async (owner: Person) => (await owner.ask<Listed>('GET', '/api/admin/staff')).body;
const invite = (owner: Person, email: string, role: string) =>
  owner.ask('POST', '/api/admin/staff/invitations', { email, role });

/** The key that the newest letter to somebody holds. */
async function keyFor(email: string): Promise<string> {
  await store.settled();
  const letter = store.letters.findLast(({ to }) => to === email);
  const key = /\/join\/([\w-]{43})/.exec(letter?.text ?? '')?.[1];
  if (!key) throw new Error(`Nobody wrote to ${email}.`);
  return key;
}

const join = (person: Person, token: string) => person.ask('POST', '/api/staff/join', { token });

test('an invitation opens the back office to whoever has its address, once, and only as far as the role', async () => {
  await openSmallStore();
  const owner = await store.administrator();
  expect(await invite(owner, 'Cook@Example.com', 'kitchen')).toMatchObject({ status: 201 });
  const key = await keyFor('cook@example.com');
  const told = await store.guest().ask('POST', '/api/staff/invitation', { token: key });
  expect(told.body).toMatchObject({ email: 'cook@example.com', role: 'kitchen' });

  const stranger = await store.customer();
  expect((await join(stranger, key)).body).toMatchObject({ code: 'invitation-of-another' });
  const cook = await store.customer('cook@example.com');
  expect(await join(cook, key)).toMatchObject({ status: 200, body: { role: 'kitchen' } });
  expect((await join(cook, key)).body).toMatchObject({ code: 'already-staff' });
  expect((await cook.ask('GET', '/api/admin/stock')).body).toMatchObject({ code: 'mfa-required' });
  expect((await cook.ask('GET', '/api/me')).body).toMatchObject({ role: 'kitchen', mfa: false });
  await owner.ask('GET', '/api/admin/me');
  const { members, invitations } = await listed(owner);
  expect(members.map(({ role }) => role).toSorted()).toEqual(['kitchen', 'owner']);
  expect(invitations).toEqual([]);
});

test('a new invitation to an address takes the place of the one before, and one can be taken back or runs out', async () => {
  await openSmallStore();
  const owner = await store.administrator();
  await invite(owner, 'cook@example.com', 'kitchen');
  const first = await keyFor('cook@example.com');
  await invite(owner, 'cook@example.com', 'menu');
  const second = await keyFor('cook@example.com');
  const cook = await store.customer('cook@example.com');
  expect((await join(cook, first)).status).toBe(404);

  const { invitations } = await listed(owner);
  expect(invitations).toMatchObject([{ email: 'cook@example.com', role: 'menu' }]);
  await owner.ask('DELETE', `/api/admin/staff/invitations/${invitations[0]?.invitationNo}`);
  expect((await join(cook, second)).status).toBe(404);

  await invite(owner, 'cook@example.com', 'menu');
  const third = await keyFor('cook@example.com');
  store.time.now = new Date(store.shop.clock().getTime() + 7 * 86_400_000);
  expect((await join(cook, third)).status).toBe(404);
});

test('two who take one invitation up at once are one member', async () => {
  await openSmallStore();
  const owner = await store.administrator();
  await invite(owner, 'cook@example.com', 'kitchen');
  const key = await keyFor('cook@example.com');
  const cook = await store.customer('cook@example.com');
  const answers = await Promise.all([1, 2, 3].map(() => join(cook, key)));
  const [first, ...rest] = answers.map(({ status }) => status).toSorted();
  expect(first).toBe(200);
  // The invitation is gone, or they work here by now.
  for (const status of rest) expect([404, 409]).toContain(status);
});

test('another role holds from the next request on, and who is taken off the staff is signed out', async () => {
  await openSmallStore();
  const owner = await store.administrator();
  const cook = await store.staff('kitchen');
  await owner.ask('GET', '/api/admin/me');
  const of = async () => (await listed(owner)).members.find(({ email }) => /^kitchen-/.test(email));
  expect((await cook.ask('GET', '/api/admin/recipes')).status).toBe(403);
  const member = await of();
  const path = `/api/admin/staff/${member?.staffNo}`;
  const changed = await owner.ask('PATCH', path, { role: 'menu', version: member?.version });
  expect(changed).toMatchObject({ status: 200, body: { role: 'menu' } });
  expect((await cook.ask('GET', '/api/admin/recipes')).status).toBe(200);
  expect((await cook.ask('GET', '/api/admin/stock-movements?ingredientNo=1')).status).toBe(200);
  expect((await cook.ask('GET', '/api/admin/kitchen/2026-11-25/packing')).status).toBe(403);

  const stale = await owner.ask('PATCH', path, { role: 'support', version: member?.version });
  expect(stale.body).toMatchObject({ code: 'precondition-failed' });
  expect((await owner.ask('DELETE', `${path}?version=${(await of())?.version}`)).status).toBe(200);
  expect([401, 403]).toContain((await cook.ask('GET', '/api/admin/recipes')).status);
  expect(await of()).toBeUndefined();
});

test('of two owners who take each other off the staff at once, one stays', async () => {
  await openSmallStore();
  const one = await store.staff('owner');
  const other = await store.staff('owner');
  const { members } = await listed(one);
  expect(members).toHaveLength(2);
  const answers = await Promise.all(
    members.map(({ staffNo, version }, index) =>
      (index === 0 ? one : other).ask('DELETE', `/api/admin/staff/${staffNo}?version=${version}`),
    ),
  );
  const [done, refused] = answers.map(({ status }) => status).toSorted();
  // Whoever comes second is the last owner, or one no more.
  expect([done, refused]).toEqual([
    200,
    expect.toSatisfy((it: number) => [401, 403, 409].includes(it)),
  ]);
  expect(
    await Promise.all(
      [one, other].map(async (it) => (await it.ask('GET', '/api/admin/me')).status),
    ),
  ).toContain(200);
});

test('an owner whom an operator made is no more one once taken off the staff', async () => {
  await openSmallStore();
  const first = await store.administrator();
  const second = await store.administrator();
  await first.ask('GET', '/api/admin/me');
  await second.ask('GET', '/api/admin/me');
  const { email } = (await second.ask<{ email: string }>('GET', '/api/me')).body;
  const member = (await listed(first)).members.find((it) => it.email === email);
  await first.ask('DELETE', `/api/admin/staff/${member?.staffNo}?version=${member?.version}`);
  expect([401, 403]).toContain((await second.ask('GET', '/api/admin/me')).status);
});

test('an owner who takes an older invitation up stays one', async () => {
  await openSmallStore();
  const owner = await store.administrator();
  await invite(owner, 'boss@example.com', 'kitchen');
  const key = await keyFor('boss@example.com');
  const boss = await store.customer('boss@example.com');
  await store.shop.accounts.addToGroup('boss@example.com', 'administrators');
  await boss.ask('POST', '/auth/sign-in', { email: 'boss@example.com', password });
  expect((await join(boss, key)).body).toMatchObject({ code: 'already-staff' });
  expect((await boss.ask('GET', '/api/me')).body).toMatchObject({ role: 'owner' });
});
