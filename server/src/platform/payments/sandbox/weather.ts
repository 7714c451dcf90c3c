import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { awayError } from '../../away.ts';
import type { Payments } from '../../platform.ts';

/** What a provider and the network before it do to a store. Each is a share of all, from 0 to 1. */
export type SandboxWeather = {
  seed: number;
  hooks?: { lost?: number; doubled?: number; late?: number; mostLateMs?: number };
  calls?: {
    /** Answered by a 500 before anything was done. */
    refused?: number;
    /** Never answered: given up after `hangMs`, with nothing done. */
    hanging?: number;
    hangMs?: number;
    /** The work is done, and the answer is lost. */
    answerLost?: number;
    /** The request arrives twice. */
    doubled?: number;
  };
  /** How long each answer takes. */
  answerAfterMs?: number;
};

/** From 0 to below 1, the same for the same seed and name. */
const chance = (seed: number, name: string): number =>
  createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE() / 2 ** 32;

/** How late each copy of a hook comes; none for a hook that is lost. */
export function deliveries(weather: SandboxWeather | undefined, eventId: string): number[] {
  const { lost = 0, doubled = 0, late = 0, mostLateMs = 60_000 } = weather?.hooks ?? {};
  const roll = (what: string) => chance(weather?.seed ?? 0, `${eventId} ${what}`);
  if (roll('lost') < lost) return [];
  return (roll('doubled') < doubled ? ['one', 'two'] : ['one']).map((copy) =>
    roll(`late ${copy}`) < late ? Math.ceil(roll(`how late ${copy}`) * mostLateMs) : 0,
  );
}

type Calls = Pick<
  Payments,
  'open' | 'read' | 'close' | 'capture' | 'charge' | 'refund' | 'forget' | 'forgetCustomer'
>;

/** The same verbs, as they are answered in such weather. */
export function inWeather(calls: Calls, weather: SandboxWeather | undefined): Calls {
  if (!weather) return calls;
  const { refused = 0, hanging = 0, answerLost = 0, doubled = 0 } = weather.calls ?? {};
  const { hangMs = 20_000 } = weather.calls ?? {};
  let count = 0;
  const through =
    <Asked, Answer>(verb: string, call: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      count += 1;
      const roll = chance(weather.seed, `${verb} ${count}`);
      if (weather.answerAfterMs) await pause(weather.answerAfterMs);
      if (roll < refused) throw awayError('The sandbox answered 500.');
      if (roll < refused + hanging) {
        await pause(hangMs);
        throw awayError('The sandbox did not answer.');
      }
      if (roll < refused + hanging + doubled) await call(asked);
      const answer = await call(asked);
      if (roll >= 1 - answerLost) throw awayError('The sandbox died before it answered.');
      return answer;
    };
  return {
    open: through('open', calls.open),
    read: through('read', calls.read),
    close: through('close', calls.close),
    capture: through('capture', calls.capture),
    charge: through('charge', calls.charge),
    refund: through('refund', calls.refund),
    forget: through('forget', calls.forget),
    forgetCustomer: through('forgetCustomer', calls.forgetCustomer),
  };
}
