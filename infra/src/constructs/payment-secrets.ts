import type * as iam from 'aws-cdk-lib/aws-iam';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Environment } from '../environment.ts';

/** Where a server finds what it may say to the provider of payments, and by what it knows the provider's hooks. */
export type PaymentSecretNames = { key: string; hooks: string };

/**
 * Secrets that the shopkeeper puts into Secrets Manager before the first deployment: they come from the provider, so no template makes
 * them, and none holds them.
 */
export class PaymentSecrets extends Construct {
  /** Undefined where boxes are paid for on account. */
  readonly names: PaymentSecretNames | undefined;
  private readonly secrets: secrets.ISecret[] = [];

  constructor(
    scope: Construct,
    id: string,
    { named, payments }: { named: (what: string) => string } & Pick<Environment, 'payments'>,
  ) {
    super(scope, id);
    if (payments !== 'stripe') return;
    this.names = { key: named('stripe-key'), hooks: named('stripe-hooks') };
    for (const name of Object.values(this.names))
      this.secrets.push(secrets.Secret.fromSecretNameV2(this, name, name));
  }

  grantRead(grantee: iam.IGrantable): void {
    for (const secret of this.secrets) secret.grantRead(grantee);
  }
}
