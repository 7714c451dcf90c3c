import type { WithdrawalOutcome } from '../../../../server/src/contract/withdrawal.ts';

/** Who withdrew from a contract, and what is to be done about it. */
export const adminWithdrawalsWords = {
  title: 'Withdrawals',
  text: 'Who withdrew from a purchase, as it arrived. Orders that could still be taken back were cancelled at once; each got a letter that says what follows.',
  no: 'No.',
  arrived: 'Arrived',
  who: 'Who',
  about: 'About',
  order: (orderNo: number) => `Order ${orderNo}`,
  named: (orderNo: number) => `“${orderNo}”, no order of this address`,
  noOrder: 'No order named',
  outcome: 'What follows',
  outcomes: {
    cancelled: 'Cancelled',
    'to-settle': 'To be sent back and paid back',
    spoils: 'No right to it: spoils quickly',
    late: 'No right to it: over 14 days',
    unknown: 'Unknown: write to them',
  } satisfies Record<WithdrawalOutcome, string>,
  state: 'State',
  settle: 'Settled',
  settleOf: (no: number) => `Withdrawal ${no} is settled`,
  settledAt: (moment: string) => `Settled ${moment}`,
  done: 'It is marked as settled.',
  none: 'Nobody has withdrawn from anything.',
};
