import { afterAll, beforeAll, describe } from 'vitest';
import type { OpenAccounts } from './accounts.fixtures.ts';
import { asking } from './contract/asking.ts';
import { forgottenPassword } from './contract/forgotten-password.ts';
import { newAccount } from './contract/new-account.ts';
import { newDevice } from './contract/new-device.ts';
import { ofTheAccount } from './contract/of-the-account.ts';
import { operator } from './contract/operator.ts';
import { secondFactor } from './contract/second-factor.ts';
import { sessions } from './contract/sessions.ts';

/** What every adapter of the port promises; `open` gives accounts that nobody else uses. */
export function accountsContract(name: string, open: () => Promise<OpenAccounts>): void {
  describe(`accounts: ${name}`, () => {
    let opened: OpenAccounts | undefined;
    const place = (): OpenAccounts => {
      if (!opened) throw new Error('The accounts are not open yet.');
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    newAccount(place);
    asking(place);
    forgottenPassword(place);
    sessions(place);
    secondFactor(place);
    ofTheAccount(place);
    operator(place);
    newDevice(place);
  });
}
