/** AWS's list prices of us-east-1 on demand, US dollars an hour, written down on 2026-11-23 as we knew them: see prices.ts. */

/** `cores` is what one Node process can use for good: a burstable machine's baseline, never more than the one thread that runs it. */
export type ServerType = {
  name: string;
  cores: number;
  vcpus: number;
  memoryGb: number;
  hour: number;
};

export const serverTypes: ServerType[] = [
  { name: 't4g.small', cores: 0.4, vcpus: 2, memoryGb: 2, hour: 0.0168 },
  { name: 'c7g.medium', cores: 1, vcpus: 1, memoryGb: 2, hour: 0.0363 },
];

/** `hour` is that of a Multi-AZ instance. `iops` is what the class carries for good. */
export type DatabaseClass = {
  name: string;
  vcpus: number;
  memoryGb: number;
  iops: number;
  hour: number;
};

const r7g = (size: string, times: number, iops: number): DatabaseClass => ({
  name: `db.r7g.${size}`,
  vcpus: 2 * times,
  memoryGb: 16 * times,
  iops,
  hour: 0.478 * times,
});

/** From the smallest to the largest. */
export const databaseClasses: DatabaseClass[] = [
  { name: 'db.t4g.medium', vcpus: 0.4, memoryGb: 4, iops: 2000, hour: 0.13 },
  { name: 'db.m7g.large', vcpus: 2, memoryGb: 8, iops: 3600, hour: 0.336 },
  r7g('large', 1, 3600),
  r7g('xlarge', 2, 6000),
  r7g('2xlarge', 4, 12_000),
  r7g('4xlarge', 8, 20_000),
  r7g('8xlarge', 16, 40_000),
  r7g('12xlarge', 24, 60_000),
  r7g('16xlarge', 32, 80_000),
];

/** RDS gp3: this much is included from 400 GB on, so much can be bought, so large can it grow. */
export const gp3 = { leastGb: 400, includedIops: 12_000, mostIops: 64_000, mostGb: 65_536 };

/** PostgreSQL on RDS takes a connection for each 9,531,392 bytes of memory, at most 5,000. */
export function mostConnections({ memoryGb }: DatabaseClass): number {
  return Math.min(5000, Math.floor((memoryGb * 2 ** 30) / 9_531_392));
}
