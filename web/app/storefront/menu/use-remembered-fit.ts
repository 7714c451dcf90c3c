import { useEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { Fit } from '../../kit/use-conflicts.ts';
import { menuAddress, type MenuFilters } from './menu-filters.ts';
import { keepsTo, narrowed, wishesOf } from './what-fits.ts';

const key = 'only-what-fits';

/** Whoever saw only what fits when they left the menu sees it so again, unless they come for something else that is in the address. */
export function useRememberedFit(filters: MenuFilters, profile: Fit['profile']): void {
  const navigate = useNavigate();
  const begun = useRef(false);
  const wishes = useMemo(() => wishesOf(profile), [profile]);
  useEffect(() => {
    if (!wishes) return;
    const first = !begun.current;
    begun.current = true;
    const asks = filters.diet.length + filters.without.length > 0;
    if (first && !asks && isRemembered()) {
      const to = menuAddress(narrowed(filters, wishes));
      void navigate(to, { replace: true, preventScrollReset: true });
      return;
    }
    remember(keepsTo(filters, wishes));
  }, [filters, wishes, navigate]);
}

// A browser may keep nothing for anybody: then each visit begins with the whole menu.
function isRemembered(): boolean {
  try {
    return window.localStorage.getItem(key) === 'yes';
  } catch {
    return false;
  }
}

function remember(only: boolean): void {
  try {
    window.localStorage.setItem(key, only ? 'yes' : 'no');
  } catch {
    return;
  }
}
