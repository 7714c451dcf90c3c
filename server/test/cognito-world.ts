import { monday, openStore, password, type Person, type Store } from './store.ts';
import { startCognito, type CognitoStandIn } from './stand-ins/cognito.ts';
import { useFakeCredentials } from './stand-ins/fake-credentials.ts';

/** Where a store keeps its accounts. */
export type AccountsWorld = {
  store: Store;
  /** Undefined where the store keeps them itself. */
  cognito: CognitoStandIn | undefined;
  /** Moves the time of the store, and of Cognito. */
  later: (seconds: number) => void;
  close: () => Promise<void>;
};
type Menu = Parameters<typeof openStore>[0];

export const cognitoEnvironment = (cognito: CognitoStandIn): Record<string, string> => ({
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: `${cognito.endpoint}/`,
  LARDER_COGNITO_POOL: cognito.id,
  LARDER_COGNITO_CLIENT: cognito.client,
  LARDER_COGNITO_SECRET: cognito.clientSecret,
});

async function openInProcess(menu: Menu): Promise<AccountsWorld> {
  const store = await openStore(menu);
  return { store, cognito: undefined, later: mover(store), close: store.close };
}

async function openAtCognito(menu: Menu): Promise<AccountsWorld> {
  useFakeCredentials();
  const time = { now: monday };
  const cognito = await startCognito({ clock: () => time.now });
  const store = await openStore({ ...menu, environment: cognitoEnvironment(cognito) });
  const close = async () => {
    await store.close();
    await cognito.close();
  };
  const move = mover(store);
  const later = (seconds: number) => {
    move(seconds);
    time.now = store.time.now;
  };
  return { store, cognito, later, close };
}

const mover = (store: Store) => (seconds: number) => {
  store.time.now = new Date(store.time.now.getTime() + seconds * 1_000);
};

/** The store in both worlds. */
export const accountsWorlds: [name: string, open: (menu: Menu) => Promise<AccountsWorld>][] = [
  ['in process', openInProcess],
  ['at Cognito', openAtCognito],
];

/** Another browser of somebody, signed in. */
export async function anotherBrowser({ store }: AccountsWorld, { email }: Person): Promise<Person> {
  const browser = store.guest();
  const reply = await browser.ask('POST', '/auth/sign-in', { email, password });
  if (reply.status !== 200) throw new Error(`Sign-in answered ${reply.status}.`);
  return browser;
}
