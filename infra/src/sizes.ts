import type { Size } from './environment.ts';

/** What a size buys. Graviton throughout; instance types as EC2 and RDS name them. */
export type Scale = {
  servers: { type: string; vcpus: number; least: number; most: number };
  /** Those that place orders, where they are apart: few, because each has a desk that asks for the same rows of the stock. */
  orderServers?: Scale['servers'];
  database: { type: string; storageGb: number; mostStorageGb: number; backupDays: number };
  /** The servers and the database spread over so many, each with a way out of its own. */
  zones: 2 | 3;
  /** Sign-ins in hand at one moment of a rush. */
  signIns: number;
  /** Requests a second, all customers together; a burst may be twice that. */
  requestsPerSecond: number;
};

export const scales: Record<Size, Scale> = {
  small: {
    servers: { type: 't4g.small', vcpus: 2, least: 2, most: 4 },
    database: { type: 't4g.medium', storageGb: 20, mostStorageGb: 100, backupDays: 14 },
    zones: 2,
    signIns: 20,
    requestsPerSecond: 200,
  },
  medium: {
    servers: { type: 'c8g.large', vcpus: 2, least: 2, most: 8 },
    database: { type: 'm8g.large', storageGb: 100, mostStorageGb: 1000, backupDays: 21 },
    zones: 3,
    signIns: 100,
    requestsPerSecond: 2000,
  },
  large: {
    servers: { type: 'c8g.2xlarge', vcpus: 8, least: 6, most: 40 },
    orderServers: { type: 'c8g.large', vcpus: 2, least: 4, most: 8 },
    database: { type: 'r8g.4xlarge', storageGb: 1000, mostStorageGb: 16_000, backupDays: 35 },
    zones: 3,
    signIns: 500,
    requestsPerSecond: 10_000,
  },
};
