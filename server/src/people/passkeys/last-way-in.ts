import type { WaysIn } from '../../platform/platform.ts';

/** Whether nobody gets in by what is left: customers by a passkey or the password, staff by a passkey or both of the others. */
export const isLastWayIn = (
  { passkeys, password, authenticator }: WaysIn,
  needsFactor: boolean,
): boolean => passkeys === 0 && !(password && (authenticator || !needsFactor));
