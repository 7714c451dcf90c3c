import type { PaymentMethod } from './api-types.ts';

/** `2030-12` as cards have it: 12/2030. */
export const cardMonth = (expires: string): string => {
  const [year, month] = expires.split('-');
  return `${month}/${year}`;
};

/** A card can be used until the end of its month. */
export const isExpired = ({ expires }: PaymentMethod, nowMs: number): boolean =>
  expires !== null && expires < new Date(nowMs).toISOString().slice(0, 7);
