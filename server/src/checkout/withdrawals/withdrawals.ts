import type { Language } from '../../contract/languages.ts';
import type { WithdrawalOutcome } from '../../contract/withdrawal.ts';
import type { Config } from '../../config.ts';
import type { WarmMenu } from '../../food/menu/menu.ts';
import * as outbox from '../../platform/outbox.ts';
import { countAtDoor } from '../../platform/public-doors.ts';
import type { Caller, Db, Json, Mail, Tx } from '../../platform/platform.ts';
import { Refusal } from '../../refusal.ts';
import { nameOf, type Actor } from '../../shop/audit/actor.ts';
import { record } from '../../shop/audit/audit.ts';
import { wordingOf } from '../after-order/letter.ts';
import { shopDate } from '../days/delivery-days.ts';
import { linesOf, moveOrderIn, type Moving } from '../orders/orders.ts';
import { withdrawalLetter } from './letters.ts';
import { isWithdrawable, outcomeOf } from './outcome-of.ts';
import * as rows from './sql.ts';
import type { Withdrawal } from './sql.ts';

/** What withdrawing from a contract takes. */
export type Withdrawals = Moving & { menu: WarmMenu; config: Pick<Config, 'shop' | 'publicUrl'> };

export type { Withdrawal };

export type WithdrawalRequest = {
  name: string;
  email: string;
  orderNo: number | null;
  statement: string | null;
};

/** So many of one address within a day are answered by a letter. */
const mostLetters = 3;

/**
 * Takes in that somebody withdraws from a contract, without a sign-in: Directive 2011/83/EU, Article 11a. An order that can still be taken back is
 * cancelled at once. The answer is the same for everybody; what follows is told to the mailbox. Refuses a network that writes too many.
 */
export async function withdraw(
  parts: Withdrawals,
  { name, email, orderNo: namedNo, statement }: WithdrawalRequest,
  language: Language,
  { address }: Pick<Caller, 'address'>,
): Promise<{ withdrawalNo: number; at: Date }> {
  await countAtDoor(parts, 'withdrawal', address);
  const at = parts.clock();
  await parts.menu.refresh();
  const withdrawalNo = await parts.database.transaction(async (tx) => {
    const order =
      namedNo === null ? undefined : await rows.lockByEmail(tx, { email, orderNo: namedNo });
    const outcome = order ? await follow(tx, parts, order) : 'unknown';
    const orderNo = order?.orderNo ?? null;
    const said = { at, name, email, namedNo, statement, orderNo, outcome };
    const added = await rows.addWithdrawal(tx, said);
    const payload = { withdrawalNo: added.withdrawalNo, language };
    if (added.lately < mostLetters) await outbox.add(tx, { kind: 'withdrawn', payload });
    return added.withdrawalNo;
  });
  parts.outbox.poke();
  await parts.stock.refresh();
  return { withdrawalNo, at };
}

/** Cancels what can still be taken back; of anything else says what follows. */
async function follow(
  tx: Tx,
  parts: Withdrawals,
  { orderNo, status, arrivedAt }: rows.FoundOrder,
): Promise<WithdrawalOutcome> {
  const by = { kind: 'customer', name: 'customer', reason: null } as const;
  try {
    await moveOrderIn(tx, parts, orderNo, 'cancelled', by);
    return 'cancelled';
  } catch (error) {
    // Its customer cannot cancel it any more.
    if (!(error instanceof Refusal)) throw error;
  }
  const dayOf = (at: Date) => shopDate(at, parts.days.calendar.timeZone);
  const order = { status, arrivedOn: arrivedAt && dayOf(arrivedAt) };
  const { ingredients } = parts.menu.catalogue();
  return outcomeOf(order, await linesOf(tx, orderNo), ingredients, dayOf(parts.clock()));
}

/** The names of an order's meals of which nothing spoils quickly: those that are sent back. */
async function withdrawableOf(
  parts: Pick<Withdrawals, 'menu' | 'database'>,
  orderNo: number,
): Promise<string[]> {
  const { ingredients } = parts.menu.catalogue();
  return (await linesOf(parts.database, orderNo))
    .filter((line) => isWithdrawable(line, ingredients))
    .map(({ name, lineNo }) => name ?? String(lineNo));
}

/** The last first. */
export const list = (
  { database }: { database: Db },
  page: { before: number | undefined; limit: number },
): Promise<Withdrawal[]> => rows.listWithdrawals(database, page);

/** Writes down that staff have done what a withdrawal asks for. */
export async function settle(
  { database, clock }: Pick<Withdrawals, 'database' | 'clock'>,
  withdrawalNo: number,
  by: Actor,
): Promise<Withdrawal> {
  return database.transaction(async (tx) => {
    const known = await rows.readWithdrawal(tx, withdrawalNo);
    if (!known) throw new Refusal('withdrawal-not-found');
    // Said again it changes nothing.
    const isNew = await rows.settle(tx, withdrawalNo, { at: clock(), by: nameOf(by) });
    const after = { settled: true };
    if (isNew)
      await record(tx, {
        by,
        what: 'withdrawal-settled',
        subject: withdrawalNo,
        before: null,
        after,
      });
    return (await rows.readWithdrawal(tx, withdrawalNo)) ?? known;
  });
}

/** The acknowledgement, to the address that was written: what arrived, when, and what follows. It may run more than once. */
export const afterWithdrawal = (parts: Withdrawals & { mail: Mail }) => ({
  withdrawn: async (payload: Json) => {
    const { withdrawalNo, language } = payload as { withdrawalNo: number; language: Language };
    const withdrawal = await rows.readWithdrawal(parts.database, withdrawalNo);
    // Erased meanwhile.
    if (!withdrawal) return;
    const { orderNo, outcome } = withdrawal;
    const meals =
      orderNo !== null && outcome === 'to-settle' ? await withdrawableOf(parts, orderNo) : [];
    const { timeZone } = parts.days.calendar;
    const wording = wordingOf(parts.config, language);
    await parts.mail.send(withdrawalLetter(withdrawal, meals, timeZone, wording));
  },
});
