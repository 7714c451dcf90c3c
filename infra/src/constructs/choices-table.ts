import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '../environment.ts';

/** What customers are choosing (baskets), in this region and, for when that fails, in a second. */
export class ChoicesTable extends Construct {
  readonly table: dynamodb.TableV2;
  readonly name: string;
  private readonly secondRegion: string;

  constructor(
    scope: Construct,
    id: string,
    {
      name,
      secondRegion,
      guarded,
    }: { name: string } & Pick<Environment, 'secondRegion' | 'guarded'>,
  ) {
    super(scope, id);
    this.name = name;
    this.secondRegion = secondRegion;
    const kept = {
      deletionProtection: guarded,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    };
    this.table = new dynamodb.TableV2(this, 'Table', {
      ...kept,
      tableName: name,
      partitionKey: { name: 'key', type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: 'ttl',
      billing: dynamodb.Billing.onDemand(),
      encryption: dynamodb.TableEncryptionV2.awsManagedKey(),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      replicas: [{ ...kept, region: secondRegion }],
    });
  }

  /** Reads and writes single choices in both regions; no scan, no table. */
  grantChoosing(grantee: iam.IGrantable): void {
    const { account, region } = Stack.of(this);
    // What the server asks (`platform/choices/dynamo`): removing is writing that it is gone.
    const actions = ['BatchGetItem', 'UpdateItem'];
    iam.Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns: [region, this.secondRegion].map(
        (each) => `arn:aws:dynamodb:${each}:${account}:table/${this.name}`,
      ),
    });
  }
}
