import type { AttemptState, Sandbox, SandboxPayment } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { readCard, type CardTyped } from './read-card.ts';

type Parts = { sandbox: Sandbox | undefined; clock: () => Date };

/** For its page, which need not know what becomes of the money later. */
const shownAs = {
  open: 'open',
  'needs-action': 'needs-action',
  processing: 'over',
  saved: 'paid',
  held: 'paid',
  captured: 'paid',
  failed: 'over',
  closed: 'over',
  lapsed: 'over',
} as const satisfies Record<AttemptState, 'open' | 'needs-action' | 'over' | 'paid'>;

function shown(payment: SandboxPayment | undefined) {
  if (!payment) throw new Refusal('route-not-found');
  const { ref: _ref, ...seen } = payment;
  return { ...seen, state: shownAs[payment.state] };
}

export const look = async ({ sandbox }: Parts, ref: string) => shown(await sandbox?.look(ref));

/** A payment that is not there is told before what is wrong with a card. */
export async function pay(parts: Parts, ref: string, typed: CardTyped) {
  const before = await look(parts, ref);
  const read = readCard(typed, parts.clock());
  if (!read.ok) {
    const fields = read.fields.map(({ field, message }) => ({ field: `/${field}`, message }));
    throw new Refusal('invalid-input', { fields });
  }
  if (before.state === 'paid' || before.state === 'over') return before;
  return shown(await parts.sandbox?.payWith(ref, read));
}

export const answerChallenge = async ({ sandbox }: Parts, ref: string, approved: boolean) =>
  shown(await sandbox?.answerChallenge(ref, approved));
