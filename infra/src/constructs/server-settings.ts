import type { Settings } from '../environment.ts';
import { serverPort } from '../stacks/network.ts';
import type { ServersProps } from './servers.ts';

/** CloudFront writes the client's address and the balancer CloudFront's: the client's is the second from the right. */
const proxiesBeforeServers = '2';

/** What every server is told; none of it is secret. */
export function serverSettings({ store, data, identity }: ServersProps): Settings {
  const { readUrl } = data.database;
  return {
    ...store.shop,
    ...(readUrl !== undefined && { DATABASE_READ_URL: readUrl }),
    HOST: '0.0.0.0',
    PORT: String(serverPort),
    AWS_REGION: store.region,
    LARDER_DATA: '/var/lib/larder',
    LARDER_URL: `https://${store.domain}`,
    LARDER_DEMO: 'no',
    LARDER_TRUSTED_PROXIES: proxiesBeforeServers,
    DATABASE_URL: data.database.url,
    LARDER_DATABASE_IAM: 'yes',
    LARDER_CHOICES_TABLE: data.choices.name,
    LARDER_CHOICES_REGIONS: `${store.region},${store.secondRegion}`,
    LARDER_BUCKET: data.storage.names.objects,
    LARDER_COGNITO_POOL: identity.pool.userPoolId,
    LARDER_COGNITO_CLIENT: identity.client.userPoolClientId,
    LARDER_SES: 'yes',
    LARDER_PAYMENTS: store.payments,
    LARDER_MAIL_FROM: identity.mail.from,
    LARDER_MAIL_TOPIC: identity.mail.eventsArn,
  };
}
