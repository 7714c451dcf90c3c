import type { Accounts } from '../platform.ts';

/** A page asks several things at once, each in the name of the same visitor: they share one renewal. */
export function shareRenewals(refresh: Accounts['refresh']): Accounts['refresh'] {
  const underWay = new Map<string, ReturnType<Accounts['refresh']>>();
  return (token, from) => {
    const known = underWay.get(token);
    if (known) return known;
    const renewal = refresh(token, from).finally(() => underWay.delete(token));
    underWay.set(token, renewal);
    return renewal;
  };
}
