import type * as cognitoSdk from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Refusal } from '../../../refusal.ts';
import { isAway } from '../../away.ts';
import type { Group } from '../../platform.ts';
import { markAttribute } from './id-claims.ts';
import { didNotAnswer, isFault } from './public-calls.ts';
import { weakPassword } from './refusing.ts';

type Options = { region: string; pool: string; endpoint: string };
type Sdk = typeof cognitoSdk;

export type Administration = ReturnType<typeof openAdministration>;

/**
 * The operations that the store signs with its own role. The SDK loads at the first of them: most of what the login function does needs
 * none. A username is the e-mail or the account's id.
 */
export function openAdministration({ region, pool, endpoint }: Options) {
  let opened: Promise<{ sdk: Sdk; client: CognitoIdentityProviderClient }> | undefined;
  async function open() {
    const sdk = await import('@aws-sdk/client-cognito-identity-provider');
    const requestHandler = {
      connectionTimeout: 1_000,
      requestTimeout: 5_000,
      throwOnRequestTimeout: true,
    };
    return {
      sdk,
      client: new sdk.CognitoIdentityProviderClient({ region, endpoint, requestHandler }),
    };
  }

  async function ask<T>(call: (sdk: Sdk, client: CognitoIdentityProviderClient) => Promise<T>) {
    const { sdk, client } = await (opened ??= open());
    try {
      return await call(sdk, client);
    } catch (error) {
      throw isAway(error) ? didNotAnswer(error) : error;
    }
  }

  const user = (Username: string) => ({ UserPoolId: pool, Username });
  const verifiedEmail = (email: string) => [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];

  /** A user that has never been confirmed is taken over, one that has is somebody's account. */
  async function create(email: string): Promise<string> {
    const made = await ask((sdk, client) =>
      client.send(
        new sdk.AdminCreateUserCommand({
          ...user(email),
          MessageAction: 'SUPPRESS',
          UserAttributes: verifiedEmail(email),
        }),
      ),
    ).catch((error: unknown) => {
      if (!isFault(error, 'UsernameExistsException')) throw error;
    });
    if (made) return accountId(made.User?.Attributes);
    const known = await ask((sdk, client) => client.send(new sdk.AdminGetUserCommand(user(email))));
    if (known.UserStatus === 'CONFIRMED') throw new Refusal('account-exists');
    await ask((sdk, client) =>
      client.send(
        new sdk.AdminUpdateUserAttributesCommand({
          ...user(email),
          UserAttributes: verifiedEmail(email),
        }),
      ),
    );
    return accountId(known.UserAttributes);
  }

  return {
    create,
    /** From here on the user is confirmed. */
    setPassword: async (username: string, Password: string): Promise<void> => {
      await ask((sdk, client) =>
        client.send(
          new sdk.AdminSetUserPasswordCommand({ ...user(username), Password, Permanent: true }),
        ),
      ).catch((error: unknown) => {
        throw isFault(error, 'InvalidPasswordException') ? weakPassword('/password')() : error;
      });
    },
    addToGroup: async (username: string, GroupName: Group): Promise<void> => {
      await ask((sdk, client) =>
        client.send(new sdk.AdminAddUserToGroupCommand({ ...user(username), GroupName })),
      );
    },
    /** An account that is not there has none. */
    endSessions: async (username: string): Promise<void> => {
      await ask((sdk, client) =>
        client.send(new sdk.AdminUserGlobalSignOutCommand(user(username))),
      ).catch((error: unknown) => {
        if (!isFault(error, 'UserNotFoundException')) throw error;
      });
    },
    /** A user that was never confirmed is no account, and gives way. */
    changeEmail: async (username: string, email: string): Promise<'changed' | 'taken'> => {
      const change = () =>
        ask((sdk, client) =>
          client.send(
            new sdk.AdminUpdateUserAttributesCommand({
              ...user(username),
              UserAttributes: verifiedEmail(email),
            }),
          ),
        ).then(
          () => 'changed' as const,
          (error: unknown) => {
            if (isFault(error, 'AliasExistsException')) return 'taken' as const;
            throw error;
          },
        );
      if ((await change()) === 'changed') return 'changed';
      const other = await ask((sdk, client) =>
        client.send(new sdk.AdminGetUserCommand(user(email))),
      );
      if (other.UserStatus !== 'UNCONFIRMED') return 'taken';
      await ask((sdk, client) =>
        client.send(new sdk.AdminDeleteUserCommand(user(accountId(other.UserAttributes)))),
      );
      return change();
    },
    /** With its sessions; one that is not there is removed. */
    remove: async (username: string): Promise<void> => {
      await ask((sdk, client) => client.send(new sdk.AdminDeleteUserCommand(user(username)))).catch(
        (error: unknown) => {
          if (!isFault(error, 'UserNotFoundException')) throw error;
        },
      );
    },
    /** The mark first: the other way round nobody could sign in to the account in between. */
    removeSecondFactor: async (username: string): Promise<'removed' | 'unknown-account'> => {
      try {
        await ask((sdk, client) =>
          client.send(
            new sdk.AdminDeleteUserAttributesCommand({
              ...user(username),
              UserAttributeNames: [markAttribute],
            }),
          ),
        );
      } catch (error) {
        if (isFault(error, 'UserNotFoundException')) return 'unknown-account';
        throw error;
      }
      await ask((sdk, client) =>
        client.send(
          new sdk.AdminSetUserMFAPreferenceCommand({
            ...user(username),
            SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false },
          }),
        ),
      );
      await ask((sdk, client) =>
        client.send(new sdk.AdminUserGlobalSignOutCommand(user(username))),
      );
      return 'removed';
    },
    writeMark: async (username: string, Value: string): Promise<void> => {
      await ask((sdk, client) =>
        client.send(
          new sdk.AdminUpdateUserAttributesCommand({
            ...user(username),
            UserAttributes: [{ Name: markAttribute, Value }],
          }),
        ),
      );
    },
  };
}

function accountId(
  attributes: { Name?: string | undefined; Value?: string | undefined }[] = [],
): string {
  const id = attributes.find(({ Name }) => Name === 'sub')?.Value;
  if (!id) throw new Error('Cognito told no id for an account.');
  return id;
}
