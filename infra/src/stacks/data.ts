import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { ChoicesTable } from '../constructs/choices-table.ts';
import { Database } from '../constructs/database.ts';
import { Migrations } from '../constructs/migrations.ts';
import type { Network } from './network.ts';
import { Storage } from '../constructs/storage.ts';
import { Tier, type TierProps } from '../constructs/tier.ts';

/** Everything that must outlive a deployment: kept when its stack goes, and nothing deletes it by accident. */
export class Data extends Tier {
  readonly database: Database;
  readonly choices: ChoicesTable;
  readonly storage: Storage;

  constructor(
    scope: Construct,
    id: string,
    { network, ...props }: TierProps & { network: Network },
  ) {
    super(scope, id, props);
    const { vpc } = network;
    const servers: ec2.ISecurityGroup = network.groups.servers;
    this.storage = new Storage(this, 'Storage', { named: (what) => this.named(what) });
    this.choices = new ChoicesTable(this, 'Choices', {
      name: this.named('choices'),
      secondRegion: this.store.secondRegion,
      guarded: this.store.guarded,
    });
    this.database = new Database(this, 'Database', {
      vpc,
      servers,
      name: this.named('store'),
      scale: this.scale.database,
      choice: this.store.database ?? 'rds',
      zones: this.store.zones,
      guarded: this.store.guarded,
      restored: this.store.restored,
    });
    new Migrations(this, 'Migrations', {
      vpc,
      database: this.database,
      name: this.named('migrations'),
    });
  }
}
