import { startCognito } from '../../../../test/stand-ins/cognito.ts';
import type { CognitoOptions } from '../../../../test/stand-ins/cognito.ts';
import { useFakeCredentials } from '../../../../test/stand-ins/fake-credentials.ts';
import type { Letter } from '../../platform.ts';
import { openCognitoAccounts } from '../cognito.ts';

type Settings = CognitoOptions & Partial<Parameters<typeof openCognitoAccounts>[0]>;

/** Accounts at a stand-in of Cognito of their own; what the store writes itself is among the letters too. */
export async function openCognito(settings: Settings = {}) {
  useFakeCredentials();
  const cognito = await startCognito(settings);
  const failures: unknown[] = [];
  const notes: string[] = [];
  const accounts = openCognitoAccounts({
    region: cognito.region,
    pool: cognito.id,
    client: cognito.client,
    clientSecret: cognito.clientSecret,
    endpoint: cognito.endpoint,
    appName: () => 'Larder',
    site: 'https://larder.example',
    mail: (letter: Letter) => {
      cognito.letters.push(letter);
      return Promise.resolve();
    },
    log: { error: (failure: unknown) => failures.push(failure), warn: () => undefined },
    keepEnding: (note: string) => {
      notes.push(note);
      return Promise.resolve();
    },
    evenMs: 0,
    ...settings,
  });
  const close = async () => {
    await cognito.close();
  };
  return { accounts, cognito, letters: cognito.letters, failures, notes, close };
}
