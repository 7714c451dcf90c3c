import { SecretValue, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';

/** The header by which the origins know the edge. */
export const originHeader = 'x-larder-origin';

/**
 * What the edge says in that header, or asks by as the door of the API: one secret per generation. The edge speaks the newest; the origins, which deploy first, understand
 * that and the one before, so that raising the generation never locks the edge out.
 */
export class OriginSecrets extends Construct {
  /** Newest first. */
  readonly names: string[];

  constructor(
    scope: Construct,
    id: string,
    {
      named,
      generation,
      kind,
    }: { named: (what: string) => string; generation: number; kind: 'origin' | 'door' },
  ) {
    super(scope, id);
    const generations = [generation, generation - 1].filter((each) => each >= 1);
    this.names = generations.map((each) => named(`${kind}-${each}`));
    for (const [index, secretName] of this.names.entries()) {
      const secret = new secrets.Secret(this, `Generation${generation - index}`, {
        secretName,
        description: 'Said by the edge to its origins',
        generateSecretString: { passwordLength: 48, excludePunctuation: true },
      });
      accept(secret, 'It is rotated by raising the generation, which tells both sides.', 'SMG4');
    }
  }

  /** Newest first. References that CloudFormation resolves when it deploys: no template holds the words. */
  get accepted(): string[] {
    return this.names.map((name) => SecretValue.secretsManager(name).unsafeUnwrap());
  }

  /** For who reads them while it runs, and by name alone. */
  grantRead(grantee: iam.IGrantable): void {
    const { account, region } = Stack.of(this);
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:GetSecretValue'],
      // Secrets Manager adds six letters to a name.
      resourceArns: this.names.map(
        (name) => `arn:aws:secretsmanager:${region}:${account}:secret:${name}-??????`,
      ),
    });
  }

  get spoken(): string {
    return this.accepted[0] ?? '';
  }
}
