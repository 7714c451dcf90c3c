import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import { StartupError } from '../../startup-error.ts';
import type { Connection } from './postgres-pool.ts';
import { rdsAddress } from './rds.ts';

const masterSchema = z.object({ username: z.string().min(1), password: z.string().min(1) });

/** The RDS of DATABASE_URL, signed in at as its master, whose secret is `{"username", "password"}`; and the role that the URL names. */
export async function masterConnection(
  url: string,
  secretArn: string,
): Promise<{ connection: Connection; role: string }> {
  const { user: role, ...address } = rdsAddress(url);
  const { username, password } = await readMaster(secretArn);
  return { connection: { ...address, user: username, password }, role };
}

async function readMaster(arn: string): Promise<z.output<typeof masterSchema>> {
  const client = new SecretsManagerClient();
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    const parsed = masterSchema.safeParse(parse(SecretString));
    if (parsed.success) return parsed.data;
    throw new StartupError(`The secret ${arn} is not {"username", "password"}.`);
  } finally {
    client.destroy();
  }
}

/** What JSON.parse complains of would tell a part of the secret. */
function parse(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
