import { createHmac } from 'node:crypto';

export type AppClient = ReturnType<typeof openAppClient>;

/** Who the store is to Cognito, and what it proves that with. */
export function openAppClient(id: string, secret: string) {
  return {
    id,
    secret,
    /** Over the name that the call goes by: the e-mail before there is a session, the account's id after. */
    hash: (username: string): string =>
      createHmac('sha256', secret)
        .update(username + id)
        .digest('base64'),
  };
}

/** What Cognito takes for a username at all. */
const usernamePattern = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;
export const isUsername = (name: string): boolean => usernamePattern.test(name);

/** Joins the account's name to what Cognito gave, where it wants both back. Neither may be trusted when it comes back: Cognito checks. */
export const join = (username: string, token: string): string => `${username}.${token}`;

/** Undefined for what was never joined. */
export function split(joined: string): { username: string; token: string } | undefined {
  const [, username, token] = /^([0-9a-f-]{36})\.([\w.=+/-]{20,4096})$/.exec(joined) ?? [];
  return username && token ? { username, token } : undefined;
}
