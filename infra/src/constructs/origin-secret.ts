import { SecretValue } from 'aws-cdk-lib';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from '../accept.ts';

/** The header by which the origins know the edge. */
export const originHeader = 'x-larder-origin';

/**
 * What the edge says in that header: one secret per generation. The edge speaks the newest; the origins, which deploy first, understand
 * that and the one before, so that raising the generation never locks the edge out.
 */
export class OriginSecrets extends Construct {
  private readonly names: string[];

  constructor(
    scope: Construct,
    id: string,
    { named, generation }: { named: (what: string) => string; generation: number },
  ) {
    super(scope, id);
    const generations = [generation, generation - 1].filter((each) => each >= 1);
    this.names = generations.map((each) => named(`origin-${each}`));
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

  get spoken(): string {
    return this.accepted[0] ?? '';
  }
}
