import { afterAll, beforeAll, expect, test } from 'vitest';
import { password } from '../../server/test/store.ts';
import { axeFindings, hasFocus, open } from './pages.ts';
import { openShopWindow, type ShopWindow } from './shop-window.ts';

type Page = Awaited<ReturnType<ShopWindow['visit']>>;

let shop: ShopWindow;
beforeAll(async () => {
  shop = await openShopWindow({ knowsItsAddress: true });
});
afterAll(() => shop.close());

/** A device with a finger on it, until `says` no. */
async function plugIn(page: Page) {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    /** Whether its owner proves that they are there. */
    says: (isUserVerified: boolean) =>
      device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    /** Whether its finger lies on it; without one, it waits. */
    touched: (enabled: boolean) =>
      device.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    passkeys: async () =>
      (await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** While it keeps none. */
    empty: async (meanwhile: () => Promise<unknown>) => {
      const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
      await device.send('WebAuthn.clearCredentials', { authenticatorId });
      await meanwhile();
      for (const credential of credentials)
        await device.send('WebAuthn.addCredential', { authenticatorId, credential });
    },
  };
}

type Device = Awaited<ReturnType<typeof plugIn>>;

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });

async function signInByPassword(page: Page, who: { email: string }): Promise<void> {
  const data = { email: who.email, password };
  expect((await page.request.post('/auth/sign-in', { data })).status()).toBe(200);
}

async function add(page: Page, name: string): Promise<void> {
  await main(page).getByRole('region', { name: 'Add a passkey' }).getByLabel('Name').fill(name);
  await button(page, 'Add a passkey').click();
}

/** By the button, while the field waits for one: what waits without a finger goes on waiting when there is one. */
async function signInByButton(page: Page, device: Device, path = '/sign-in'): Promise<void> {
  await device.touched(false);
  await page.addInitScript(() => {
    const credentials = navigator.credentials;
    const get = credentials.get.bind(credentials);
    credentials.get = (options) => {
      if (options?.mediation === 'conditional') Object.assign(globalThis, { fieldWaits: true });
      return get(options);
    };
  });
  await open(page, path);
  await page.waitForFunction(() => 'fieldWaits' in globalThis);
  await device.touched(true);
  await button(page, 'Sign in with a passkey').click();
}

const signOut = (page: Page) => page.context().clearCookies();

test('a customer adds a passkey, signs in with it, calls it something else and removes it', async () => {
  const who = await shop.newCustomer();
  const page = await shop.visit();
  const device = await plugIn(page);
  await signInByPassword(page, who);
  await open(page, '/account');
  await page.getByRole('link', { name: 'Your passkeys' }).click();
  await page.getByText('You have none yet.').waitFor();
  await add(page, 'Ada’s phone');
  await page.getByText('The passkey is added').waitFor();
  await page.getByText('Not used yet').waitFor();
  expect(await device.passkeys()).toHaveLength(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }

  await add(page, 'Once more');
  await page.getByText('This device has one already').waitFor();

  await signOut(page);
  await device.touched(false);
  await open(page, '/sign-in?to=/account/passkeys');
  await button(page, 'Sign in with a passkey').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await signInByButton(page, device, '/sign-in?to=/account/passkeys');
  await page.waitForURL('**/account/passkeys');
  await page.getByText('Used last').waitFor();
  expect(await (await page.request.get('/api/me')).json()).toMatchObject({
    email: who.email,
    mfa: true,
  });

  await open(page, '/account/passkeys');
  await main(page).getByText('Rename or remove', { exact: true }).click();
  const list = main(page).getByRole('list');
  await list.getByRole('textbox', { name: 'Name' }).fill('Ada’s other phone');
  await button(page, 'Save the name').click();
  await page.getByText('The new name is kept').waitFor();
  await main(page).getByRole('heading', { name: 'Ada’s other phone' }).waitFor();
  await button(page, 'Remove it: Ada’s other phone').click();
  await page.getByText('The passkey is removed').waitFor();

  await signOut(page);
  await signInByButton(page, device);
  await page.getByText('This passkey opens no account here').waitFor();
  expect(page.problems.filter((problem) => !problem.includes('401'))).toEqual([]);
});

test('a device that does not answer changes nothing, and the password still opens', async () => {
  const who = await shop.newCustomer();
  const page = await shop.visit();
  const device = await plugIn(page);
  await signInByPassword(page, who);
  await open(page, '/account/passkeys');
  await device.says(false);
  await add(page, 'A phone');
  await page.getByText('No passkey was added').waitFor();
  await device.says(true);
  await button(page, 'Add a passkey').click();
  await page.getByText('The passkey is added').waitFor();
  await signOut(page);
  await device.says(false);
  await open(page, '/sign-in');
  await button(page, 'Sign in with a passkey').click();
  await page.getByText('No passkey was shown').waitFor();
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(password);
  await button(page, 'Sign in').click();
  await page.waitForURL('**/account');
});

test('a name is asked for before the device is', async () => {
  const page = await shop.visit();
  const device = await plugIn(page);
  await signInByPassword(page, await shop.newCustomer());
  await open(page, '/account/passkeys');
  await button(page, 'Add a passkey').click();
  await page.getByText('Give it a name of at most 50 characters.').waitFor();
  await hasFocus(main(page).getByLabel('Name'));
  expect(await device.passkeys()).toEqual([]);
});

test('in two tabs, what one has removed the other cannot rename, and is told', async () => {
  const page = await shop.visit();
  await plugIn(page);
  await signInByPassword(page, await shop.newCustomer());
  await open(page, '/account/passkeys');
  await add(page, 'A phone');
  await page.getByText('The passkey is added').waitFor();
  const other = (await page.context().newPage()) as Page;
  await open(other, '/account/passkeys');
  await main(other).getByText('Rename or remove', { exact: true }).click();
  await button(other, 'Remove it: A phone').click();
  await other.getByText('The passkey is removed').waitFor();
  await main(page).getByText('Rename or remove', { exact: true }).click();
  await main(page).getByRole('list').getByRole('textbox', { name: 'Name' }).fill('Mine');
  await button(page, 'Save the name').click();
  await page.getByText('This passkey is not there any more').waitFor();
  await expect.poll(() => main(page).getByRole('heading', { name: 'A phone' }).count()).toBe(0);
});

test('a passkey that is chosen in the field signs in, also where another tab waits for one', async () => {
  const who = await shop.newCustomer();
  const page = await shop.visit();
  await plugIn(page);
  await signInByPassword(page, who);
  await open(page, '/account/passkeys');
  await add(page, 'A phone');
  await page.getByText('The passkey is added').waitFor();
  await signOut(page);
  const other = (await page.context().newPage()) as Page;
  await open(other, '/sign-in');
  const field = other.getByLabel('E-mail');
  expect(await field.getAttribute('autocomplete')).toBe('username webauthn');
  await page.bringToFront();
  await page.goto('/sign-in');
  await page.waitForURL('**/account');
  expect(await (await page.request.get('/api/me')).json()).toMatchObject({ email: who.email });
});

test('without scripts nothing of it is shown where one signs in, and what there is can be renamed and removed', async () => {
  const who = await shop.newCustomer();
  const scripted = await shop.visit();
  await plugIn(scripted);
  await signInByPassword(scripted, who);
  await open(scripted, '/account/passkeys');
  await add(scripted, 'A phone');
  await scripted.getByText('The passkey is added').waitFor();

  const page = await shop.visit({ javaScriptEnabled: false });
  await page.goto('/sign-in?to=/account/passkeys');
  expect(
    await main(page)
      .getByText(/passkey/i)
      .count(),
  ).toBe(0);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password').fill(password);
  await button(page, 'Sign in').click();
  await main(page).getByText('Rename or remove', { exact: true }).click();
  await main(page).getByRole('list').getByRole('textbox', { name: 'Name' }).fill('Ada’s phone');
  await button(page, 'Save the name').click();
  await main(page).getByRole('heading', { name: 'Ada’s phone' }).waitFor();
  await main(page).getByText('Rename or remove', { exact: true }).click();
  await button(page, 'Remove it: Ada’s phone').click();
  await page.getByText('The passkey is removed').waitFor();
  expect(page.problems).toEqual([]);
});

test('a browser that knows no passkeys shows nothing of them where one signs in', async () => {
  const page = await shop.visit();
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
  await open(page, '/sign-in');
  expect(
    await main(page)
      .getByText(/passkey/i)
      .count(),
  ).toBe(0);
  await signInByPassword(page, await shop.newCustomer());
  await open(page, '/account/passkeys');
  await page.getByText('in a browser that knows them').waitFor();
});

test('at another address than the shop’s own nothing of it is shown', async () => {
  const page = await shop.visit({ baseURL: shop.url.replace('localhost', '127.0.0.1') });
  await open(page, '/sign-in');
  expect(
    await main(page)
      .getByText(/passkey/i)
      .count(),
  ).toBe(0);
});

test('an administrator adds a passkey in place of an authenticator, and gets in with nothing else', async () => {
  const who = await shop.newAdministrator();
  const page = await shop.visit();
  const device = await plugIn(page);
  await signInByPassword(page, who);
  await open(page, '/admin/orders');
  await page.getByRole('heading', { name: 'Or add a passkey' }).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
  await add(page, 'The office key');
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();

  await open(page, '/admin/second-factor?change');
  await main(page).getByText('Rename or remove', { exact: true }).click();
  await button(page, 'Remove it: The office key').click();
  await page.getByText('This is your last way in').waitFor();
  expect(await axeFindings(page)).toEqual([]);

  await signOut(page);
  await signInByButton(page, device);
  await page.waitForURL('**/admin');
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();

  // The password alone leads to the passkey, and not round it.
  await signOut(page);
  await signInByPassword(page, who);
  await open(page, '/admin');
  await page.getByRole('heading', { name: 'Show your passkey' }).waitFor();
  expect(await button(page, 'Show my key').count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  await device.empty(async () => {
    await button(page, 'Go on with a passkey').click();
    await page.getByText('No passkey was shown').waitFor();
  });
  await button(page, 'Go on with a passkey').click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
});

test('an administrator with an authenticator signs in with a passkey, without a code', async () => {
  const who = await shop.newAdministrator();
  const page = await shop.visit();
  const device = await plugIn(page);
  await signInByPassword(page, who);
  const begun = await page.request.post('/auth/mfa/begin', { data: {} });
  const { secret } = (await begun.json()) as { secret: string };
  await page.request.post('/auth/mfa/confirm', { data: { code: who.codeOf(secret) } });
  await open(page, '/admin/second-factor?change');
  await add(page, 'The office key');
  await page.getByText('The passkey is added').waitFor();
  await signOut(page);
  await signInByButton(page, device, '/sign-in?to=/admin/staff');
  await page.waitForURL('**/admin/staff');
});
