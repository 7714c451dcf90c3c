import { pino } from 'pino';
import type { Config } from '../config.ts';
import { StartupError } from '../startup-error.ts';
import { openCognitoAccounts } from './accounts/cognito.ts';
import { awayError } from './away.ts';
import type { From } from './mail/compose.ts';
import type { ApiTokens, Letter, Platform } from './platform.ts';
import { openSeal } from './seal.ts';
import { tellError } from './tell-error.ts';

/**
 * As much of the platform as signing in takes: no database, nothing of this machine. Its log goes to stdout line by line, for a function
 * may be stopped after every answer.
 */
export function openLogin(config: Config): Pick<
  Platform,
  'config' | 'log' | 'clock' | 'accounts' | 'staff' | 'seal' | 'seeing'
> & {
  tokens: Pick<ApiTokens, 'holderOf'>;
} {
  const { accounts, mail: post, mailFrom, shop, publicUrl, logLevel } = config;
  if (accounts.kind !== 'cognito')
    throw new StartupError('The login function needs LARDER_COGNITO_POOL.');
  if (post.kind !== 'ses') throw new StartupError('The login function needs LARDER_SES.');
  const log = pino(
    { level: logLevel, serializers: { err: tellError } },
    pino.destination({ dest: 1, sync: true }),
  );
  const clock = () => new Date();
  const sender = { from: mailFrom, shop: () => shop.name, siteUrl: publicUrl };
  const mail = (letter: Letter) => send({ region: post.region, ...sender }, letter);
  return {
    config,
    log,
    clock,
    seal: openSeal(accounts.clientSecret),
    seeing: undefined,
    // What is for staff is not answered here.
    staff: { roleOf: () => Promise.resolve(undefined) },
    tokens: { holderOf: () => Promise.resolve(undefined) },
    accounts: openCognitoAccounts({
      ...accounts,
      clock,
      log,
      mail,
      keepEnding: (note) => handOver(publicUrl, note),
      appName: () => shop.name,
      site: publicUrl,
    }),
  };
}

/** The function keeps nothing: what it could not do, the store does once it can. Within three seconds, because the customer waits. */
async function handOver(publicUrl: string, note: string): Promise<void> {
  const reply = await fetch(new URL('/api/sessions/endings', publicUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ note }),
    signal: AbortSignal.timeout(3_000),
  }).catch((error: unknown) => {
    throw awayError('The store did not take over what Cognito has yet to hear.', error);
  });
  if (!reply.ok)
    throw awayError(`The store answered ${reply.status} to what Cognito has yet to hear.`);
}

/** Opened for each of the few letters that the store writes itself: Cognito sends the codes. */
async function send(from: From & { region: string }, letter: Letter): Promise<void> {
  const { openSesMail } = await import('./mail/ses.ts');
  const mail = openSesMail(from);
  await mail.send(letter).finally(mail.close);
}
