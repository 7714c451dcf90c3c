import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Environment } from '../environment.ts';
import { scales, type Scale } from '../sizes.ts';

export type TierProps = { environment: Environment };

/** One tier of one store: a stack in the store's region, or in us-east-1 where CloudFront and Route 53 want it. */
export class Tier extends Stack {
  readonly store: Environment;
  readonly scale: Scale;

  constructor(
    scope: Construct,
    id: string,
    { environment }: TierProps,
    { region = environment.region, ...options }: { region?: string } & StackProps = {},
  ) {
    const { name, account } = environment;
    super(scope, id, {
      ...options,
      stackName: `larder-${name}-${id.toLowerCase()}`,
      env: { account, region },
      crossRegionReferences: true,
      terminationProtection: environment.guarded,
    });
    this.store = environment;
    this.scale = scales[environment.size];
  }

  /** Named by the environment: nothing is looked up in an account, so that synthesis needs none, and none changes its place. */
  override get availabilityZones(): string[] {
    return this.store.zones.slice(0, this.scale.zones);
  }

  /** A name of this store's own, the same in every account but the bucket names. */
  named(what: string): string {
    return `larder-${this.store.name}-${what}`;
  }
}

export const globalRegion = 'us-east-1';
