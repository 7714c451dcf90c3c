import { Duration } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Environment, Settings } from '../environment.ts';
import { accept } from '../accept.ts';
import { serverFunction } from './function.ts';
import type { Identity } from '../stacks/identity.ts';
import type { OriginSecrets } from './origin-secret.ts';

type LoginProps = {
  store: Environment;
  identity: Identity;
  originSecrets: OriginSecrets;
  mostAtOnce: number | undefined;
};

/** Everything below /auth: talks to Cognito, never to the database, and answers nobody but the edge. */
export class Login extends Construct {
  readonly function: lambda.IFunction;

  constructor(
    scope: Construct,
    id: string,
    { store, identity, originSecrets, mostAtOnce }: LoginProps,
  ) {
    super(scope, id);
    const login = serverFunction(this, 'Function', {
      entry: 'login-lambda.ts',
      description: 'Sign up, confirm, sign in, refresh, sign out, reset',
      timeout: Duration.seconds(10),
      memorySize: 1024,
      ...(mostAtOnce !== undefined && { reservedConcurrentExecutions: mostAtOnce }),
      settings: loginSettings({ store, identity, originSecrets }),
    });
    identity.grantUse(login);
    originSecrets.grantRead(login);
    accept(
      login,
      'Secrets Manager adds letters to a name that nobody knows before.',
      ...originSecrets.names.map(
        (name) =>
          `IAM5[Resource::arn:aws:secretsmanager:${store.region}:${store.account}:secret:${name}-??????]`,
      ),
    );
    this.function = login;
  }
}

/** It reads its secrets by their names as it starts: whoever may look at its settings does not see them. */
function loginSettings({
  store,
  identity,
  originSecrets,
}: Omit<LoginProps, 'mostAtOnce'>): Settings & Record<string, string> {
  return {
    ...store.shop,
    LARDER_URL: `https://${store.domain}`,
    // It takes no money, and knows no secret of who does.
    LARDER_PAYMENTS: 'invoice',
    LARDER_SES: 'yes',
    LARDER_MAIL_FROM: identity.mail.from,
    LARDER_COGNITO_POOL: identity.pool.userPoolId,
    LARDER_COGNITO_CLIENT: identity.client.userPoolClientId,
    COGNITO_SECRET_NAME: identity.clientSecretName,
    ORIGIN_SECRET_NAMES: originSecrets.names.join(','),
  };
}
