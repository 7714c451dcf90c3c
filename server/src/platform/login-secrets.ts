import { z } from 'zod';
import { StartupError } from '../startup-error.ts';

const namesSchema = z.object({
  COGNITO_SECRET_NAME: z.string().min(1),
  /** By commas; the newest first. */
  ORIGIN_SECRET_NAMES: z.string().min(1),
});

/**
 * The environment with the secrets that it names, read from Secrets Manager: whoever may look at a function's settings may not therefore see them.
 * Where it names none, it stays as it is.
 */
export async function withSecrets(environment: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const named = namesSchema.safeParse(environment);
  if (!named.success) return environment;
  const { COGNITO_SECRET_NAME, ORIGIN_SECRET_NAMES } = named.data;
  const { GetSecretValueCommand, SecretsManagerClient } =
    await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient();
  const read = async (SecretId: string) => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
    if (!SecretString) throw new StartupError(`The secret ${SecretId} is empty.`);
    return SecretString;
  };
  try {
    const [cognito = '', ...origins] = await Promise.all(
      [COGNITO_SECRET_NAME, ...ORIGIN_SECRET_NAMES.split(',')].map(read),
    );
    return {
      ...environment,
      LARDER_COGNITO_SECRET: cognito,
      LARDER_ORIGIN_SECRETS: origins.join(','),
    };
  } finally {
    client.destroy();
  }
}
