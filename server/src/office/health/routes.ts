import { healthFaults } from '../../contract/health-faults.ts';
import { handle } from '../../http/handle.ts';
import { contract } from './contract.ts';
import type { Diagnosis } from './health.ts';

export const routes = ({ diagnosis }: { diagnosis: Diagnosis }) =>
  handle(contract, {
    readHealth: async (c) => {
      const found = await diagnosis.look();
      const faults = found.map(({ fault, since, count }) => ({
        code: fault,
        since: since?.toISOString() ?? null,
        count,
        ...healthFaults[fault],
      }));
      return c.json({ isWell: faults.length === 0, faults }, 200);
    },
  });
