import type { Device, Opened } from '../../platform.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { People } from './people.ts';
import type { Sessions } from './sessions.ts';

export type Opening = ReturnType<typeof openOpening>;

/** Takes over a session that the library has just made for somebody who signed in. */
export function openOpening({
  sessions,
  people,
  accessTokens,
}: {
  sessions: Sessions;
  people: People;
  accessTokens: AccessTokens;
}) {
  return async (token: string, device: Device | undefined): Promise<Opened> => {
    const session = await sessions.seal(token, device);
    const { accountId, email } = session;
    const isFirst = await people.signsInFirst(accountId);
    const tokens = await accessTokens.tokensOf(session, token);
    return { ...tokens, owner: { accountId, email }, isFirst };
  };
}
