export const planStatuses = ['active', 'paused', 'cancelled'] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const weekStates = ['planned', 'ordered', 'skipped', 'failed'] as const;
export type WeekState = (typeof weekStates)[number];

/** Why a week has no box: its customer wanted none, the whole subscription rests, it ended, or it could not be made. */
export const weekReasons = [
  'asked',
  'pause',
  'end',
  'no-menu',
  'nothing-fits',
  'day-full',
  'no-delivery',
  'refused',
] as const;
export type WeekReason = (typeof weekReasons)[number];

export const receiptKinds = [
  'subscribed',
  'skipped',
  'unskipped',
  'paused',
  'resumed',
  'changed',
  'cancelled',
  'ordered',
  'failed',
] as const;
export type ReceiptKind = (typeof receiptKinds)[number];
