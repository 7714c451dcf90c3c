import { isTrial, type Config } from '../../config.ts';
import type { Database, HealthPort } from '../../platform/platform.ts';
import { isTransient } from '../../platform/transient.ts';
import * as rows from './sql.ts';
import { faultsIn, type Found } from './symptoms.ts';

/** What finding out takes. */
export type Patient = {
  database: Database;
  health: HealthPort;
  config: Pick<Config, 'database' | 'payments' | 'publicUrl'>;
};

export type Diagnosis = { look: () => Promise<Found[]> };

/** Finds out what is wrong with the store, by the clock of this machine; what does not say by itself since when is remembered from look to look. */
export function openDiagnosis(patient: Patient, now: () => Date): Diagnosis {
  let before = new Map<Found['fault'], Date>();
  return {
    look: async () => {
      const found = await diagnose(patient, now);
      const at = now();
      const since = (it: Found) => it.since ?? before.get(it.fault) ?? at;
      before = new Map(found.map((it) => [it.fault, since(it)]));
      return found.map((it) => (it.fault === 'backup-old' ? it : { ...it, since: since(it) }));
    },
  };
}

/** As it is at this moment; says since when only where that is known. */
export async function diagnose(patient: Patient, now: () => Date): Promise<Found[]> {
  const { database, health, config } = patient;
  const { unready, degraded } = await health.look();
  const asked = now();
  const state = unready.includes('database')
    ? undefined
    : await rows.readState(database).catch(away);
  const isKeptHere = config.database.kind === 'embedded' && !isTrial(config);
  return faultsIn({
    unready: state || unready.length > 0 ? unready : ['database'],
    degraded,
    state,
    migration: health.migration,
    lastBackup: isKeptHere ? await health.lastBackup() : undefined,
    asked,
    now: now(),
  });
}

function away(error: unknown): undefined {
  if (!isTransient(error)) throw error;
  return undefined;
}
